package dev.headwater.engine.profile;

import org.jspecify.annotations.Nullable;

/// A code of the data: rows and subjects, how many rows have a number, and the smallest and largest
/// of these, which are NaN if there is none. `description` is null if the metadata have none.
public record CodeProfile(
        String code,
        @Nullable String description,
        long rows,
        long subjects,
        long values,
        double min,
        double max) {}
