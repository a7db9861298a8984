package dev.headwater.engine.sample;

/// A number for each cohort row that looks like chance: the same for the same seed, subject and
/// trigger time, everywhere and always.
public enum RowHash {
    /// Ranks the rows of one subject.
    WITHIN_SUBJECT(0x9E3779B97F4A7C15L),
    /// Ranks the rows of a cohort. A row that its subject's rank chose is not preferred.
    WITHIN_COHORT(0xD1B54A32D192ED03L);

    private final long salt;

    RowHash(long salt) {
        this.salt = salt;
    }

    public long of(long seed, long subject, long triggerMicros) {
        return mix(mix(mix(seed + salt) ^ subject) ^ triggerMicros);
    }

    /// The finalizer of SplitMix64: a permutation in which every bit depends on all.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
