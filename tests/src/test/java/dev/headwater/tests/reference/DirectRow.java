package dev.headwater.tests.reference;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of a direct table: the counts of the plain predicates. `time` in microseconds; null =
/// static.
public record DirectRow(long subject, @Nullable Long time, Map<String, Long> counts) {}
