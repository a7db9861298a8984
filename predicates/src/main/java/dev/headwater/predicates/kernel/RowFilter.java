package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.RowBatch;
import java.util.BitSet;

/// Takes the predicates with a certain condition from the rows that do not meet it. Not
/// thread-safe.
final class RowFilter {
    private final RowTest test;
    private final long[] bits;
    private final BitSet holds = new BitSet();

    /// @param bits the predicates with this condition
    RowFilter(RowTest test, long[] bits) {
        this.test = test;
        this.bits = bits;
    }

    /// Looks at the columns of the condition only if a row is left that may match one of its
    /// predicates.
    ///
    /// @throws TypeMismatchException if then a column cannot be compared in the way asked for
    void retain(RowBatch batch, Matches matches, Candidates candidates) {
        candidates.collect(matches, bits);
        int count = candidates.rows().count();
        if (count == 0) {
            return;
        }
        holds.clear();
        test.test(batch, candidates.rows(), holds);
        int[] positions = candidates.positions();
        for (int i = holds.nextClearBit(0); i < count; i = holds.nextClearBit(i + 1)) {
            clear(matches.masks(), positions[i] * bits.length);
        }
    }

    private void clear(long[] masks, int offset) {
        for (int word = 0; word < bits.length; word++) {
            masks[offset + word] &= ~bits[word];
        }
    }
}
