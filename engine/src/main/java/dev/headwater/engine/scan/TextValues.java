package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.DeltaLengthStringDecoder;
import dev.headwater.engine.scan.encoding.DeltaStringDecoder;
import dev.headwater.engine.scan.encoding.MalformedPageException;
import dev.headwater.engine.scan.encoding.NullExpansion;
import dev.headwater.engine.scan.encoding.PlainStringDecoder;
import dev.headwater.engine.scan.encoding.StringDictionary;
import dev.headwater.engine.scan.encoding.StringIdDecoder;
import dev.headwater.engine.scan.encoding.ValueDecoder;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import java.util.EnumMap;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// Strings as ids into the chunk's dictionary. Pages without dictionary ids extend the dictionary; what they added is forgotten between batches once it is
/// much, so that memory stays bounded.
final class TextValues implements ColumnValues, DictionaryColumn {
    private static final int MOST_ADDED_STRINGS = 1 << 20;
    private static final int MOST_BYTES = 64 << 20;

    private final IntVector ids;
    private final StringDictionary dictionary;
    private final Map<Encoding, ValueDecoder> decoders = new EnumMap<>(Encoding.class);
    private final StringIdDecoder idDecoder = new StringIdDecoder();
    private boolean hasDictionary;
    private ValueDecoder current = idDecoder;

    TextValues(String name, BufferAllocator allocator) {
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
        dictionary.clear();
        hasDictionary = false;
    }

    @Override
    public void openDictionary(byte[] page, int end, int count) {
        dictionary.addPage(page, 0, end, count);
        idDecoder.setDictionarySize(count);
        hasDictionary = true;
    }

    @Override
    public boolean openPage(Encoding encoding, byte[] page, int start, int end, int rowCount) {
        ValueDecoder decoder = decoders.computeIfAbsent(encoding, this::newDecoder);
        if (decoder == null) {
            return false;
        }
        if (decoder == idDecoder && !hasDictionary) {
            throw new MalformedPageException("the dictionary is missing");
        }
        decoder.open(page, start, end, rowCount);
        current = decoder;
        return true;
    }

    private @Nullable ValueDecoder newDecoder(Encoding encoding) {
        return switch (encoding) {
            case PLAIN -> new PlainStringDecoder(dictionary);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> idDecoder;
            case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthStringDecoder(dictionary);
            case DELTA_BYTE_ARRAY -> new DeltaStringDecoder(dictionary);
            case RLE, BIT_PACKED, DELTA_BINARY_PACKED, BYTE_STREAM_SPLIT -> null;
        };
    }

    @Override
    public void startBatch() {
        if (dictionary.addedSize() > MOST_ADDED_STRINGS || dictionary.addedSize() > 0 && dictionary.byteSize() > MOST_BYTES) {
            dictionary.forgetAdded();
        }
    }

    @Override
    public void read(int row, int rowCount, int valueCount) {
        long address = ids.getDataBufferAddress() + (long) row * IntVector.TYPE_WIDTH;
        current.read(valueCount, address);
        NullExpansion.expand(IntVector.TYPE_WIDTH, address, ids.getValidityBufferAddress(), row, rowCount, valueCount);
    }

    @Override
    public void skip(int valueCount) {
        current.skip(valueCount);
    }

    @Override
    public void close() {
        ids.close();
        dictionary.close();
    }
}
