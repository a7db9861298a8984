package dev.headwater.predicates.column;

/// Rows of a batch in ascending order. `rows[0 .. count)` are row numbers. Reused between batches
/// by its owner.
public final class RowSelection {
    private final int[] rows = new int[RowBatch.MAX_ROWS];
    private int count;

    public int count() {
        return count;
    }

    /// The backing array; only the first [#count] entries mean anything.
    public int[] rows() {
        return rows;
    }

    public void setCount(int count) {
        this.count = count;
    }

    /// Selects rows `0 .. rowCount`.
    public void selectAll(int rowCount) {
        for (int i = 0; i < rowCount; i++) {
            rows[i] = i;
        }
        count = rowCount;
    }
}
