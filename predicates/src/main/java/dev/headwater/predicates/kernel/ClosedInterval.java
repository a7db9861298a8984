package dev.headwater.predicates.kernel;

import dev.headwater.predicates.ir.ValueRange;
import org.jspecify.annotations.Nullable;

/// The numbers `low <= x <= high`, and NaN if `containsNan`. Empty intervals have `low > high`.
///
/// Made so that comparing with primitive `<=` in double is right for values of the precision it was
/// made for, -0.0 and infinities included.
record ClosedInterval(double low, double high, boolean containsNan) {

    /// The values of a float or a double column that lie in `range`.
    static ClosedInterval of(ValueRange range, boolean isFloatColumn) {
        Double min = rounded(range.min(), isFloatColumn);
        Double max = rounded(range.max(), isFloatColumn);
        boolean minIsNan = min != null && min.isNaN();
        boolean maxIsNan = max != null && max.isNaN();
        if (!range.nanAboveAll()) {
            return minIsNan || maxIsNan
                    ? empty(false)
                    : between(min, max, range, isFloatColumn, false);
        }
        boolean nanPassesMin = !minIsNan || range.minInclusive();
        boolean nanPassesMax = max == null || (maxIsNan && range.maxInclusive());
        boolean containsNan = nanPassesMin && nanPassesMax;
        if (minIsNan) {
            return empty(containsNan);
        }
        return between(min, maxIsNan ? null : max, range, isFloatColumn, containsNan);
    }

    boolean contains(double value) {
        return value >= low && value <= high;
    }

    private static ClosedInterval between(
            @Nullable Double min,
            @Nullable Double max,
            ValueRange range,
            boolean isFloatColumn,
            boolean containsNan) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        if (min != null) {
            if (!range.minInclusive() && min == Double.POSITIVE_INFINITY) {
                return empty(containsNan);
            }
            low = range.minInclusive() ? min : next(min, isFloatColumn);
        }
        if (max != null) {
            if (!range.maxInclusive() && max == Double.NEGATIVE_INFINITY) {
                return empty(containsNan);
            }
            high = range.maxInclusive() ? max : -next(-max, isFloatColumn);
        }
        return new ClosedInterval(low, high, containsNan);
    }

    private static ClosedInterval empty(boolean containsNan) {
        return new ClosedInterval(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, containsNan);
    }

    private static double next(double value, boolean isFloatColumn) {
        return isFloatColumn ? Math.nextUp((float) value) : Math.nextUp(value);
    }

    private static @Nullable Double rounded(@Nullable Double bound, boolean isFloatColumn) {
        return bound != null && isFloatColumn ? Double.valueOf(bound.floatValue()) : bound;
    }
}
