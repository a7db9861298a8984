package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.StringDictionary;
import dev.headwater.predicates.column.RowBatch;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;

/// One code for the rows of a batch in which a column has a value, or for all, and none for the
/// others. Owns its vectors. Not thread-safe.
final class CellCodes implements StringColumn, AutoCloseable {
    private final IntVector ids;
    private final StringDictionary dictionary;

    CellCodes(String code, BufferAllocator allocator) {
        ids = new IntVector(code, allocator);
        ColumnValues.allocate(ids, RowBatch.MAX_ROWS);
        ids.zeroVector();
        dictionary = new StringDictionary(code, allocator);
        byte[] text = code.getBytes(StandardCharsets.UTF_8);
        dictionary.addEntry(text, 0, text.length);
    }

    /// Gives the code to the rows in which `values` is not null.
    void load(FieldVector values, int rowCount) {
        ids.getValidityBuffer()
                .setBytes(
                        0,
                        values.getValidityBuffer(),
                        0,
                        BitVectorHelper.getValidityBufferSizeFromCount(rowCount));
        ids.setValueCount(rowCount);
    }

    /// Gives the code to all rows, or to none.
    void load(boolean isPresent, int rowCount) {
        ids.getValidityBuffer().setOne(0, BitVectorHelper.getValidityBufferSizeFromCount(rowCount));
        if (!isPresent) {
            ids.getValidityBuffer()
                    .setZero(0, BitVectorHelper.getValidityBufferSizeFromCount(rowCount));
        }
        ids.setValueCount(rowCount);
    }

    @Override
    public StringDictionary strings() {
        return dictionary;
    }

    @Override
    public IntVector ids() {
        return ids;
    }

    @Override
    public void close() {
        ids.close();
        dictionary.close();
    }
}
