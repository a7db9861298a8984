package dev.headwater.tests.reference;

import org.jspecify.annotations.Nullable;

/// One row of a MEDS file. `time` in microseconds; null = static.
public record DataRow(
        @Nullable Long subject,
        @Nullable Long time,
        @Nullable String code,
        @Nullable Float value,
        @Nullable String unit) {}
