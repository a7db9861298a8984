package dev.headwater.engine.scan;

/// What a column is read for, which decides what it is turned into.
enum ColumnUse {
    /// 64-bit integers.
    SUBJECT,
    /// Microseconds since the epoch.
    TIME,
    /// Strings.
    CODE,
    /// Floating point: single if the file has single, double otherwise.
    NUMBER,
    /// Whatever the file has.
    ANY
}
