package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.BooleanDecoder;
import dev.headwater.engine.scan.encoding.NullExpansion;
import dev.headwater.predicates.column.RowBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.BitVector;
import org.apache.parquet.format.Encoding;

/// Booleans, decoded to bytes first and then packed.
final class BooleanValues implements ColumnValues {
    private final BitVector vector;
    private final ArrowBuf scratch;
    private final BooleanDecoder plain = new BooleanDecoder(false);
    private final BooleanDecoder runLength = new BooleanDecoder(true);
    private BooleanDecoder current = plain;

    BooleanValues(String name, BufferAllocator allocator) {
        vector = new BitVector(name, allocator);
        ColumnValues.allocate(vector, RowBatch.MAX_ROWS);
        scratch = allocator.buffer(RowBatch.MAX_ROWS);
    }

    @Override
    public BitVector vector() {
        return vector;
    }

    @Override
    public void startChunk() {}

    /// A dictionary of booleans is never used by a page.
    @Override
    public void openDictionary(byte[] page, int end, int count) {}

    @Override
    public boolean openPage(Encoding encoding, byte[] page, int start, int end, int rowCount) {
        if (encoding != Encoding.PLAIN && encoding != Encoding.RLE) {
            return false;
        }
        current = encoding == Encoding.RLE ? runLength : plain;
        current.open(page, start, end, rowCount);
        return true;
    }

    @Override
    public void read(int row, int rowCount, int valueCount) {
        long address = scratch.memoryAddress();
        current.read(valueCount, address);
        NullExpansion.expand(
                1, address, vector.getValidityBufferAddress(), row, rowCount, valueCount);
        for (int i = 0; i < rowCount; i++) {
            setBit(row + i, MemoryUtil.getByte(address + i));
        }
    }

    private void setBit(int row, int bit) {
        long address = vector.getDataBufferAddress() + (row >>> 3);
        int cleared = MemoryUtil.getByte(address) & ~(1 << (row & 7));
        MemoryUtil.putByte(address, (byte) (cleared | bit << (row & 7)));
    }

    @Override
    public void skip(int valueCount) {
        current.skip(valueCount);
    }

    @Override
    public void close() {
        scratch.close();
        vector.close();
    }
}
