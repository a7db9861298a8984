package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.MalformedPageException;
import dev.headwater.engine.scan.encoding.StringDictionary;
import dev.headwater.engine.scan.encoding.ValueDecoder;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.IntVector;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.format.Type;
import org.apache.parquet.io.api.Binary;

/// Text, and integers as decimal text: ids of the dictionary page where the file has such, else of
/// what is added to it.
final class GeneralTexts extends GeneralConverter {
    private final ParquetColumn column;
    private final IntVector ids;
    private final StringDictionary dictionary;
    private int pageSize;

    GeneralTexts(ParquetColumn column, TextValues values) {
        this.column = column;
        this.ids = values.vector();
        this.dictionary = values.strings();
    }

    @Override
    public boolean hasDictionarySupport() {
        return true;
    }

    @Override
    public void setDictionary(Dictionary page) {
        pageSize = page.getMaxId() + 1;
        for (int id = 0; id < pageSize; id++) {
            byte[] text = padded(entry(page, id));
            dictionary.addEntry(text, 0, text.length - ValueDecoder.PADDING);
        }
    }

    @Override
    public void addValueFromDictionary(int id) {
        if (id < 0 || id >= pageSize) {
            throw new MalformedPageException("id " + id + " in a dictionary of " + pageSize);
        }
        putId(id);
    }

    @Override
    public void addInt(int value) {
        add(text(value));
    }

    @Override
    public void addLong(long value) {
        add(text(value));
    }

    @Override
    public void addBinary(Binary value) {
        add(text(value));
    }

    private void add(byte[] bytes) {
        byte[] text = padded(bytes);
        putId(dictionary.idOf(text, 0, bytes.length));
    }

    private void putId(int id) {
        MemoryUtil.putInt(ids.getDataBufferAddress() + (long) IntVector.TYPE_WIDTH * row(), id);
    }

    private byte[] entry(Dictionary page, int id) {
        Type physical = column.element().getType();
        if (physical == Type.INT32) {
            return text(page.decodeToInt(id));
        }
        return physical == Type.INT64 ? text(page.decodeToLong(id)) : text(page.decodeToBinary(id));
    }

    private byte[] text(int value) {
        return column.type() == ColumnType.UINT32
                ? ascii(Integer.toUnsignedString(value))
                : ascii(Integer.toString(value));
    }

    private byte[] text(long value) {
        return column.type() == ColumnType.UINT64
                ? ascii(Long.toUnsignedString(value))
                : ascii(Long.toString(value));
    }

    private byte[] text(Binary value) {
        byte[] bytes = value.getBytesUnsafe();
        return switch (column.type()) {
            case UUID -> {
                ByteBuffer halves = ByteBuffer.wrap(bytes);
                yield ascii(new UUID(halves.getLong(), halves.getLong()).toString());
            }
            case WHOLE_DECIMAL -> ascii(new BigInteger(bytes).toString());
            default -> bytes;
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + ValueDecoder.PADDING);
    }
}
