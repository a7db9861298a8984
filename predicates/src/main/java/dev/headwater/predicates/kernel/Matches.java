package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.RowSelection;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// The rows of a batch that match at least one predicate, ascending, with a bit mask each: bit `p`
/// of the row's mask words = predicate `p` matches.
///
/// Row `i` of [#selection] has its words at `masks()[i * wordCount() ...]`. Owned and reused by the
/// caller. Not thread-safe.
public final class Matches {
    private final RowSelection selection = new RowSelection();
    private final int wordCount;
    private long[] masks;

    /// For programs of up to `predicateCount` predicates.
    public Matches(int predicateCount) {
        this.wordCount = wordCount(predicateCount);
        this.masks = new long[1024 * wordCount];
    }

    static int wordCount(int predicateCount) {
        return Math.max(1, (predicateCount + 63) >>> 6);
    }

    public RowSelection selection() {
        return selection;
    }

    public int wordCount() {
        return wordCount;
    }

    public long[] masks() {
        return masks;
    }

    /// Makes room for the masks of `rows` rows (at most [RowBatch#MAX_ROWS]), keeping what is
    /// there.
    public void ensureCapacity(int rows) {
        if (masks.length < rows * wordCount) {
            masks = Arrays.copyOf(masks, rows * wordCount);
        }
    }

    /// Drops the rows of the batch that `keeps` refuses.
    public void retain(IntPredicate keeps) {
        for (int i = 0; i < selection.count(); i++) {
            if (!keeps.test(selection.rows()[i])) {
                Arrays.fill(masks, i * wordCount, (i + 1) * wordCount, 0);
            }
        }
        dropEmpty();
    }

    /// Drops the rows that no predicate matches any more.
    void dropEmpty() {
        int[] rows = selection.rows();
        int kept = 0;
        for (int i = 0; i < selection.count(); i++) {
            if (isEmpty(i)) {
                continue;
            }
            if (kept != i) {
                rows[kept] = rows[i];
                System.arraycopy(masks, i * wordCount, masks, kept * wordCount, wordCount);
            }
            kept++;
        }
        selection.setCount(kept);
    }

    private boolean isEmpty(int position) {
        for (int word = 0; word < wordCount; word++) {
            if (masks[position * wordCount + word] != 0) {
                return false;
            }
        }
        return true;
    }
}
