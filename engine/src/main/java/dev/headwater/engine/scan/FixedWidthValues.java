package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.ByteStreamSplitDecoder;
import dev.headwater.engine.scan.encoding.DeltaDecoder;
import dev.headwater.engine.scan.encoding.DictionaryDecoder;
import dev.headwater.engine.scan.encoding.MalformedPageException;
import dev.headwater.engine.scan.encoding.NullExpansion;
import dev.headwater.engine.scan.encoding.PlainDecoder;
import dev.headwater.engine.scan.encoding.ValueConversion;
import dev.headwater.engine.scan.encoding.ValueDecoder;
import dev.headwater.predicates.column.RowBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// Values of four or eight bytes, converted to what the vector holds. A dictionary is converted
/// once, not row by row.
final class FixedWidthValues implements ColumnValues {
    private final BaseFixedWidthVector vector;
    private final ValueConversion conversion;
    private final boolean isInteger;
    private final int width;
    private final int storedWidth;

    private final DictionaryDecoder dictionary;
    private ArrowBuf dictionaryValues;
    private final PageDecoders decoders;

    /// @param isInteger whether the file stores integers
    FixedWidthValues(BaseFixedWidthVector vector, ValueConversion conversion, boolean isInteger) {
        this.vector = vector;
        this.conversion = conversion;
        this.isInteger = isInteger;
        this.width = vector.getTypeWidth();
        this.storedWidth = conversion == ValueConversion.NONE ? width : conversion.storedWidth();
        this.dictionary = new DictionaryDecoder(width);
        this.dictionaryValues = vector.getAllocator().getEmpty();
        this.decoders = new PageDecoders(dictionary, this::newDecoder);
        ColumnValues.allocate(
                vector, Math.ceilDiv(RowBatch.MAX_ROWS * Math.max(width, storedWidth), width));
    }

    @Override
    public BaseFixedWidthVector vector() {
        return vector;
    }

    @Override
    public void startChunk() {
        decoders.setHasDictionary(false);
    }

    @Override
    public void openDictionary(byte[] page, int end, int count) {
        PlainDecoder plain = new PlainDecoder(storedWidth);
        plain.open(page, 0, end, count);
        if (count > end / storedWidth) {
            throw new MalformedPageException(count + " dictionary entries in " + end + " bytes");
        }
        long address = dictionaryRoom((long) count * Math.max(width, storedWidth));
        plain.read(count, address);
        conversion.apply(address, count);
        dictionary.setDictionary(address, count);
        decoders.setHasDictionary(true);
    }

    private long dictionaryRoom(long bytes) {
        if (dictionaryValues.capacity() < bytes) {
            dictionaryValues.close();
            dictionaryValues = vector.getAllocator().getEmpty();
            dictionaryValues = vector.getAllocator().buffer(bytes);
        }
        return dictionaryValues.memoryAddress();
    }

    @Override
    public boolean openPage(Encoding encoding, byte[] page, int start, int end, int rowCount) {
        return decoders.open(encoding, page, start, end, rowCount);
    }

    private @Nullable ValueDecoder newDecoder(Encoding encoding) {
        return switch (encoding) {
            case PLAIN -> new PlainDecoder(storedWidth);
            case BYTE_STREAM_SPLIT -> new ByteStreamSplitDecoder(storedWidth);
            case DELTA_BINARY_PACKED -> isInteger ? new DeltaDecoder(storedWidth) : null;
            case RLE_DICTIONARY,
                    PLAIN_DICTIONARY,
                    RLE,
                    BIT_PACKED,
                    DELTA_LENGTH_BYTE_ARRAY,
                    DELTA_BYTE_ARRAY ->
                    null;
        };
    }

    @Override
    public void read(int row, int rowCount, int valueCount) {
        long address = vector.getDataBufferAddress() + (long) row * width;
        ValueDecoder current = decoders.current();
        current.read(valueCount, address);
        if (current != dictionary) {
            conversion.apply(address, valueCount);
        }
        NullExpansion.expand(
                width, address, vector.getValidityBufferAddress(), row, rowCount, valueCount);
    }

    /// Converts the first `rowCount` rows, which hold what the file stores side by side.
    void convert(int rowCount) {
        conversion.apply(vector.getDataBufferAddress(), rowCount);
    }

    @Override
    public void skip(int valueCount) {
        decoders.current().skip(valueCount);
    }

    @Override
    public void close() {
        dictionaryValues.close();
        vector.close();
    }
}
