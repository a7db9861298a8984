package dev.headwater.tests.reference;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of the cohort. `summaries` maps every tree node to its window, in column order; null
/// there, or a null trigger, only in `aces-0.7.3`.
public record ReferenceRow(
        long subject,
        @Nullable Long trigger,
        @Nullable Long index,
        @Nullable Long label,
        Map<String, @Nullable Summary> summaries) {}
