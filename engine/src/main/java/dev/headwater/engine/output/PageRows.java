package dev.headwater.engine.output;

import org.apache.arrow.vector.types.pojo.Schema;

/// How many rows of a table go together, in a batch in memory and in a page of a Parquet file:
/// fewer the more columns there are, so that a wide table takes no more memory than a narrow one.
/// Always a power of two.
public final class PageRows {
    static final int MOST = 16_384;

    /// Columns have a few at least, or their headers would outweigh them.
    private static final int LEAST = 64;

    /// Two megabytes of integers or times.
    private static final int MOST_VALUES = 1 << 18;

    private PageRows() {}

    public static int of(Schema schema) {
        int columns = Math.max(1, ParquetLeaf.of(schema).size());
        return Integer.highestOneBit(Math.clamp(MOST_VALUES / columns, LEAST, MOST));
    }
}
