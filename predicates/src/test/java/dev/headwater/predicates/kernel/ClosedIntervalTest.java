package dev.headwater.predicates.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.predicates.ir.ValueRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every pair of bounds and every value at or next to a boundary, against the comparison as the
/// documentation words it.
class ClosedIntervalTest {
    private static final double[] NUMBERS = {
        Double.NEGATIVE_INFINITY,
        -Double.MAX_VALUE,
        -Float.MAX_VALUE,
        -1,
        -Float.MIN_VALUE,
        -Double.MIN_VALUE,
        -0.0,
        0.0,
        Double.MIN_VALUE,
        Float.MIN_VALUE,
        0.1,
        0.1f,
        1,
        Math.nextUp(1f),
        Math.nextUp(1.0),
        16777217,
        Float.MAX_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NaN
    };

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void holdsTheDoublesInRange(boolean nanAboveAll) {
        for (ValueRange range : ranges(nanAboveAll)) {
            ClosedInterval interval = ClosedInterval.of(range, false);
            for (double value : NUMBERS) {
                assertThat(holds(interval, value))
                        .as("%s in %s", value, range)
                        .isEqualTo(isInRange(value, range, range.min(), range.max()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void holdsTheFloatsInRangeOfTheRoundedBounds(boolean nanAboveAll) {
        for (ValueRange range : ranges(nanAboveAll)) {
            ClosedInterval interval = ClosedInterval.of(range, true);
            Double min = range.min() == null ? null : Double.valueOf(range.min().floatValue());
            Double max = range.max() == null ? null : Double.valueOf(range.max().floatValue());
            for (double number : NUMBERS) {
                float value = (float) number;
                assertThat(holds(interval, value))
                        .as("%s in %s", value, range)
                        .isEqualTo(isInRange(value, range, min, max));
            }
        }
    }

    private static boolean holds(ClosedInterval interval, double value) {
        return Double.isNaN(value) ? interval.containsNan() : interval.contains(value);
    }

    static boolean isInRange(
            double value, ValueRange range, @Nullable Double min, @Nullable Double max) {
        boolean aboveMin =
                min == null || compare(value, min, range.minInclusive(), range.nanAboveAll());
        boolean belowMax =
                max == null || compare(max, value, range.maxInclusive(), range.nanAboveAll());
        return aboveMin && belowMax;
    }

    /// Whether `greater > smaller`, or `>=`.
    private static boolean compare(
            double greater, double smaller, boolean orEqual, boolean nanAboveAll) {
        if (Double.isNaN(greater) || Double.isNaN(smaller)) {
            boolean equal = Double.isNaN(greater) && Double.isNaN(smaller);
            return nanAboveAll && (equal ? orEqual : Double.isNaN(greater));
        }
        return orEqual ? greater >= smaller : greater > smaller;
    }

    private static List<ValueRange> ranges(boolean nanAboveAll) {
        List<ValueRange> ranges = new ArrayList<>();
        for (double bound : NUMBERS) {
            for (boolean inclusive : new boolean[] {false, true}) {
                ranges.add(new ValueRange(bound, inclusive, null, false, nanAboveAll));
                ranges.add(new ValueRange(null, false, bound, inclusive, nanAboveAll));
                for (double max : NUMBERS) {
                    ranges.add(new ValueRange(bound, inclusive, max, !inclusive, nanAboveAll));
                    ranges.add(new ValueRange(bound, inclusive, max, inclusive, nanAboveAll));
                }
            }
        }
        return ranges;
    }
}
