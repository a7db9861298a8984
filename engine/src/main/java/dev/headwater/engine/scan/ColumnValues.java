package dev.headwater.engine.scan;

import org.apache.arrow.vector.FieldVector;
import org.apache.parquet.format.Encoding;

/// The values of one column on their way from pages to an Arrow vector of at most
/// `RowBatch.MAX_ROWS` rows. Owns the vector; validity bits are set by the [ColumnChunkReader].
///
/// Order of calls: per chunk `startChunk`, perhaps `openDictionary`; per page `openPage`, then
/// `read` and `skip`.
sealed interface ColumnValues extends AutoCloseable
        permits FixedWidthValues, BooleanValues, TextValues {
    FieldVector vector();

    /// Allocates room for `rows` rows, and for validity to be written eight bytes at a time.
    static void allocate(FieldVector vector, int rows) {
        vector.setInitialCapacity(rows + 64);
        vector.allocateNew();
    }

    /// A new column chunk: what the dictionary of the last one said is void.
    void startChunk();

    /// Takes the dictionary page of the chunk: `count` values, PLAIN, in `page[0, end)`, which may
    /// be changed.
    void openDictionary(byte[] page, int end, int count);

    /// Starts a data page whose values lie in `page[start, end)`.
    ///
    /// @return false if the encoding is not supported for this type
    boolean openPage(Encoding encoding, byte[] page, int start, int end, int rowCount);

    /// Starts a batch: rows are filled from 0 again.
    default void startBatch() {}

    /// Decodes `valueCount` values for the `rowCount` rows from `row` on, the others being null as
    /// the vector's validity says.
    void read(int row, int rowCount, int valueCount);

    /// Passes over `valueCount` values.
    void skip(int valueCount);

    @Override
    void close();
}
