package dev.headwater.engine.plan;

import org.jspecify.annotations.Nullable;

/// How much of the data one predicate matches: distinct codes that its code condition accepts (null
/// if it looks at no codes), rows (events, for derived and special predicates), and subjects with
/// at least one.
public record MatchCounts(@Nullable Integer codes, long rows, long subjects) {}
