package dev.headwater.engine.scan;

import dev.headwater.predicates.column.RowSelection;

/// Reads the rows of one column in one row group forwards into its [ColumnValues].
sealed interface ChunkReader permits ColumnChunkReader, GeneralChunkReader {

    /// Passes over `skipped` rows, then decodes `count` rows into the vector.
    ///
    /// @throws DataException if the pages are malformed or of an unsupported kind
    /// @throws UncoveredPageException if the general path must read the chunk; the reader is of no
    ///   use any more and the vector holds anything
    void read(long skipped, int count);

    /// As [#read], but of the `count` rows only those in `rows` need be decoded; the vector may
    /// hold anything in others, nulls among it.
    default void read(long skipped, int count, RowSelection rows) {
        read(skipped, count);
    }
}
