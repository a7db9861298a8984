package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;

/// The matches that a further condition has to look at. Reused between batches. Not thread-safe.
final class Candidates {
    private final RowSelection rows = new RowSelection();
    private final int[] positions = new int[RowBatch.MAX_ROWS];

    /// Their row numbers, ascending.
    RowSelection rows() {
        return rows;
    }

    /// Where each of them stands in the matches.
    int[] positions() {
        return positions;
    }

    /// Collects the matches of at least one of the predicates in the words `bits`.
    void collect(Matches matches, long[] bits) {
        int[] matchRows = matches.selection().rows();
        long[] masks = matches.masks();
        int matchCount = matches.selection().count();
        int count = 0;
        for (int position = 0; position < matchCount; position++) {
            if (intersects(masks, position * bits.length, bits)) {
                rows.rows()[count] = matchRows[position];
                positions[count++] = position;
            }
        }
        rows.setCount(count);
    }

    private static boolean intersects(long[] masks, int offset, long[] bits) {
        for (int word = 0; word < bits.length; word++) {
            if ((masks[offset + word] & bits[word]) != 0) {
                return true;
            }
        }
        return false;
    }
}
