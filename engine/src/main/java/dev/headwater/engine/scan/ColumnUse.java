package dev.headwater.engine.scan;

/// What a column is read for, which decides what it is turned into.
public enum ColumnUse {
    /// 64-bit integers.
    SUBJECT,
    /// 64-bit integers, or floats where the file has them: some writers store integers so as soon
    /// as one is null.
    ID,
    /// Microseconds since the epoch.
    TIME,
    /// Strings that repeat themselves.
    CODE,
    /// Strings of which hardly two are the same.
    TEXT,
    /// Floating point: single if the file has single, double otherwise.
    NUMBER,
    /// Whatever the file has.
    ANY
}
