package dev.headwater.predicates.ir;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Bounds on `numeric_value`; null = unbounded, at least one is given.
///
/// Bounds are compared in the column's own precision: for a float column the literal is rounded to
/// float first. `nanAboveAll`: NaN counts as greater than every number, so it passes any minimum
/// and fails every maximum (polars order, `aces-0.7.3`); otherwise NaN satisfies no bound.
public record ValueRange(
        @Nullable Double min,
        boolean minInclusive,
        @Nullable Double max,
        boolean maxInclusive,
        boolean nanAboveAll)
        implements Serializable {
    public ValueRange {
        if (min == null && max == null) {
            throw new IllegalArgumentException("a value range needs a bound");
        }
    }
}
