package dev.headwater.predicates.kernel;

import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;

/// Takes from each candidate the predicates in whose range its value does not lie. Immutable; one for float and one for double columns.
///
/// A row costs as many comparisons as it has predicates left with a range, however many there are in the program.
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

    /// @param values a `Float4Vector` or `Float8Vector`, as this was made for
    void retain(FieldVector values, Candidates candidates, long[] masks) {
        int[] rows = candidates.rows().rows();
        int[] positions = candidates.positions();
        int count = candidates.rows().count();
        boolean isFloat = values instanceof Float4Vector;
        boolean hasNulls = values.getNullCount() != 0;
        ArrowBuf data = values.getDataBuffer();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int offset = positions[i] * bits.length;
            if (hasNulls && values.isNull(row)) {
                retainNull(masks, offset);
                continue;
            }
            double value = isFloat ? data.getFloat((long) row * Float.BYTES) : data.getDouble((long) row * Double.BYTES);
            if (Double.isNaN(value)) {
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
