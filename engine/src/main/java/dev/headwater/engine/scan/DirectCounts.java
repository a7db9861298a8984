package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.Arrays;

/// One column of counts of a direct table: integers until the first floating-point number comes,
/// floating-point numbers from then on. Rows that nothing is set for count 0.
final class DirectCounts {
    private final DataLocation location;
    private long[] integers = new long[1024];
    private double[] numbers = {};
    private boolean isFloating;
    private boolean isSingle;

    DirectCounts(DataLocation location) {
        this.location = location;
    }

    void set(int row, long value) {
        if (isFloating) {
            set(row, (double) value);
            return;
        }
        if (row >= integers.length) {
            integers = Arrays.copyOf(integers, Math.max(2 * integers.length, row + 1));
        }
        integers[row] = value;
    }

    void set(int row, double value) {
        if (!isFloating) {
            becomeFloating();
        }
        if (row >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(2 * numbers.length, row + 1));
        }
        numbers[row] = value;
    }

    /// Sets a single-precision number: the column's sums are then single precision too.
    void set(int row, float value) {
        isSingle = true;
        set(row, (double) value);
    }

    private void becomeFloating() {
        numbers = Arrays.stream(integers).asDoubleStream().toArray();
        integers = new long[0];
        isFloating = true;
    }

    /// The sum per group, truncated towards 0; `groups[row]` is the group of a row.
    ///
    /// @throws DataException if a sum is no integer of 64 bits
    long[] sum(int[] groups, int groupCount) {
        return isFloating ? sumNumbers(groups, groupCount) : sumIntegers(groups, groupCount);
    }

    private long[] sumIntegers(int[] groups, int groupCount) {
        long[] sums = new long[groupCount];
        for (int row = 0; row < Math.min(groups.length, integers.length); row++) {
            sums[groups[row]] += integers[row];
        }
        return sums;
    }

    /// Compensated (Kahan) sums, as the reference system's: ten times 0.1 is 1.
    private long[] sumNumbers(int[] groups, int groupCount) {
        double[] sums = new double[groupCount];
        double[] lost = new double[groupCount];
        for (int row = 0; row < Math.min(groups.length, numbers.length); row++) {
            int group = groups[row];
            double value = numbers[row] - lost[group];
            double sum = sums[group] + value;
            lost[group] = sum - sums[group] - value;
            sums[group] = sum;
        }
        long[] truncated = new long[groupCount];
        for (int group = 0; group < groupCount; group++) {
            truncated[group] = truncate(isSingle ? (float) sums[group] : sums[group]);
        }
        return truncated;
    }

    private long truncate(double sum) {
        if (!(Math.abs(sum) < 0x1p63)) {
            throw location.error(DiagnosticCode.D006, "the counts add up to " + sum);
        }
        return (long) sum;
    }
}
