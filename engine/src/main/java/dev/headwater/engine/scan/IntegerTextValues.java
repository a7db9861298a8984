package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.NullExpansion;
import dev.headwater.engine.scan.encoding.StringDictionary;
import dev.headwater.engine.scan.encoding.ValueDecoder;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.parquet.format.Encoding;

/// Integers as decimal text: codes may be numbers. The dictionary holds the numbers of the chunk that were read so far.
final class IntegerTextValues implements ColumnValues, DictionaryColumn {
    private final FixedWidthValues integers;
    private final IntVector ids;
    private final StringDictionary dictionary;

    /// @param integers decodes to 64-bit integers; closed by this object
    IntegerTextValues(String name, FixedWidthValues integers, BufferAllocator allocator) {
        this.integers = integers;
        ids = new IntVector(name, allocator);
        ColumnReader.allocate(ids, RowBatch.MAX_ROWS);
        dictionary = new StringDictionary(name, allocator);
    }

    @Override
    public IntVector vector() {
        return ids;
    }

    @Override
    public IntVector ids() {
        return ids;
    }

    @Override
    public VarCharVector dictionary() {
        return dictionary.strings();
    }

    @Override
    public int dictionarySize() {
        return dictionary.size();
    }

    @Override
    public long dictionaryVersion() {
        return dictionary.version();
    }

    @Override
    public void startChunk() {
        integers.startChunk();
        dictionary.clear();
    }

    @Override
    public void openDictionary(byte[] page, int end, int count) {
        integers.openDictionary(page, end, count);
    }

    @Override
    public boolean openPage(Encoding encoding, byte[] page, int start, int end, int rowCount) {
        return integers.openPage(encoding, page, start, end, rowCount);
    }

    @Override
    public void read(int row, int rowCount, int valueCount) {
        integers.read(0, valueCount, valueCount);
        long values = integers.vector().getDataBufferAddress();
        long address = ids.getDataBufferAddress() + (long) row * IntVector.TYPE_WIDTH;
        for (int i = 0; i < valueCount; i++) {
            MemoryUtil.putInt(address + 4L * i, idOf(MemoryUtil.getLong(values + 8L * i)));
        }
        NullExpansion.expand(IntVector.TYPE_WIDTH, address, ids.getValidityBufferAddress(), row, rowCount, valueCount);
    }

    private int idOf(long value) {
        byte[] text = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
        return dictionary.idOf(Arrays.copyOf(text, text.length + ValueDecoder.PADDING), 0, text.length);
    }

    @Override
    public void skip(int valueCount) {
        integers.skip(valueCount);
    }

    @Override
    public void close() {
        integers.close();
        ids.close();
        dictionary.close();
    }
}
