package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.MalformedPageException;
import dev.headwater.engine.scan.encoding.ValueDecoder;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// The decoders of one column, made when an encoding first occurs, and the one of the current page.
final class PageDecoders {
    private final Map<Encoding, ValueDecoder> decoders = new EnumMap<>(Encoding.class);
    private final ValueDecoder dictionaryDecoder;
    private final Function<Encoding, @Nullable ValueDecoder> others;
    private boolean hasDictionary;
    private ValueDecoder current;

    /// @param others makes the decoder of an encoding that uses no dictionary; null = not supported
    ///   for this type
    PageDecoders(
            ValueDecoder dictionaryDecoder, Function<Encoding, @Nullable ValueDecoder> others) {
        this.dictionaryDecoder = dictionaryDecoder;
        this.others = others;
        this.current = dictionaryDecoder;
    }

    /// Says whether the chunk has, up to here, a dictionary.
    void setHasDictionary(boolean hasDictionary) {
        this.hasDictionary = hasDictionary;
    }

    /// Starts a page; see [ColumnValues#openPage].
    boolean open(Encoding encoding, byte[] page, int start, int end, int rowCount) {
        ValueDecoder decoder = decoders.computeIfAbsent(encoding, this::create);
        if (decoder == null) {
            return false;
        }
        if (decoder.equals(dictionaryDecoder) && !hasDictionary) {
            throw new MalformedPageException("the dictionary is missing");
        }
        decoder.open(page, start, end, rowCount);
        current = decoder;
        return true;
    }

    /// The decoder of the current page.
    ValueDecoder current() {
        return current;
    }

    private @Nullable ValueDecoder create(Encoding encoding) {
        return switch (encoding) {
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> dictionaryDecoder;
            case PLAIN,
                    RLE,
                    BIT_PACKED,
                    DELTA_BINARY_PACKED,
                    DELTA_LENGTH_BYTE_ARRAY,
                    DELTA_BYTE_ARRAY,
                    BYTE_STREAM_SPLIT ->
                    others.apply(encoding);
        };
    }
}
