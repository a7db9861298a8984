package dev.headwater.predicates.kernel;

import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.Arrays;
import java.util.List;

/// Takes from each candidate the predicates in whose range its value does not lie. Immutable; one
/// for float and one for double columns.
///
/// A row costs as many comparisons as it has predicates left with a range, however many there are
/// in the program.
final class ValueInRange {
    private final long[] bits;
    private final long[] nanBits;
    private final double[] low;
    private final double[] high;

    ValueInRange(List<RowPredicate> predicates, int wordCount, boolean isFloatColumn) {
        this.bits = new long[wordCount];
        this.nanBits = new long[wordCount];
        this.low = new double[predicates.size()];
        this.high = new double[predicates.size()];
        for (int predicate = 0; predicate < predicates.size(); predicate++) {
            ValueRange range = predicates.get(predicate).range();
            if (range == null) {
                continue;
            }
            ClosedInterval interval = ClosedInterval.of(range, isFloatColumn);
            low[predicate] = interval.low();
            high[predicate] = interval.high();
            bits[predicate >>> 6] |= 1L << predicate;
            if (interval.containsNan()) {
                nanBits[predicate >>> 6] |= 1L << predicate;
            }
        }
    }

    /// Whether no predicate has a range.
    boolean isEmpty() {
        return Arrays.stream(bits).allMatch(word -> word == 0);
    }

    /// The predicates with a range.
    long[] bits() {
        return bits;
    }

    /// @param values the values of the candidates' rows
    void retain(CandidateValues values, Candidates candidates, long[] masks) {
        double[] numbers = values.values();
        boolean[] isNull = values.isNull();
        int[] positions = candidates.positions();
        int count = candidates.rows().count();
        for (int i = 0; i < count; i++) {
            int offset = positions[i] * bits.length;
            double value = numbers[i];
            if (isNull[i]) {
                retainNull(masks, offset);
            } else if (Double.isNaN(value)) {
                retainNan(masks, offset);
            } else {
                retainNumber(value, masks, offset);
            }
        }
    }

    private void retainNull(long[] masks, int offset) {
        for (int word = 0; word < bits.length; word++) {
            masks[offset + word] &= ~bits[word];
        }
    }

    private void retainNan(long[] masks, int offset) {
        for (int word = 0; word < bits.length; word++) {
            masks[offset + word] &= ~bits[word] | nanBits[word];
        }
    }

    private void retainNumber(double value, long[] masks, int offset) {
        for (int word = 0; word < bits.length; word++) {
            long open = masks[offset + word] & bits[word];
            while (open != 0) {
                int predicate = (word << 6) + Long.numberOfTrailingZeros(open);
                if (value < low[predicate] || value > high[predicate]) {
                    masks[offset + word] &= ~Long.lowestOneBit(open);
                }
                open &= open - 1;
            }
        }
    }
}
