package dev.headwater.predicates.ir;

import org.jspecify.annotations.Nullable;

/// The time in the data column `column` lies in the range, whose bounds are microseconds since the
/// epoch in UTC; null = unbounded, at least one is given.
public record ColumnTimeRange(
        String column,
        @Nullable Long min,
        boolean minInclusive,
        @Nullable Long max,
        boolean maxInclusive)
        implements RowCondition {
    public ColumnTimeRange {
        if (min == null && max == null) {
            throw new IllegalArgumentException("a range of times needs a bound");
        }
    }
}
