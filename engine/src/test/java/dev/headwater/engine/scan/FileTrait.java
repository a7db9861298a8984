package dev.headwater.engine.scan;

/// How a generated file differs from the plainest one.
enum FileTrait {
    VERSION_2,
    /// The definition levels of every second page of version 1 are BIT_PACKED, as old writers had
    /// them.
    PACKED_LEVELS,
    /// Every page has a checksum.
    CHECKSUMS,
    /// Columns are encoded as parquet-java chooses, not as they say.
    CHOSEN_ENCODINGS
}
