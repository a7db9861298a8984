package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.DeltaLengthStringDecoder;
import dev.headwater.engine.scan.encoding.DeltaStringDecoder;
import dev.headwater.engine.scan.encoding.IntegerTextDecoder;
import dev.headwater.engine.scan.encoding.PlainStringDecoder;
import dev.headwater.engine.scan.encoding.StringDictionary;
import dev.headwater.engine.scan.encoding.ValueConversion;
import dev.headwater.engine.scan.encoding.ValueDecoder;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// What a file stores where strings are wanted.
sealed interface StoredText {
    /// Fills the empty dictionary from a dictionary page: `count` values, PLAIN, in `page[0, end)`.
    void addPage(byte[] page, int end, int count, StringDictionary dictionary);

    /// A decoder to ids of `dictionary`, which it extends; null if the encoding is not supported.
    @Nullable ValueDecoder newDecoder(Encoding encoding, StringDictionary dictionary);

    /// Strings.
    record Bytes() implements StoredText {
        @Override
        public void addPage(byte[] page, int end, int count, StringDictionary dictionary) {
            dictionary.addPage(page, 0, end, count);
        }

        @Override
        public @Nullable ValueDecoder newDecoder(Encoding encoding, StringDictionary dictionary) {
            return switch (encoding) {
                case PLAIN -> new PlainStringDecoder(dictionary);
                case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthStringDecoder(dictionary);
                case DELTA_BYTE_ARRAY -> new DeltaStringDecoder(dictionary);
                default -> null;
            };
        }
    }

    /// Integers, which become decimal text: codes may be numbers. `conversion` makes them longs.
    record Integers(ValueConversion conversion) implements StoredText {
        @Override
        public void addPage(byte[] page, int end, int count, StringDictionary dictionary) {
            IntegerTextDecoder decoder = new IntegerTextDecoder(false, conversion, dictionary);
            decoder.open(page, 0, end, count);
            decoder.addEntries(count);
        }

        @Override
        public @Nullable ValueDecoder newDecoder(Encoding encoding, StringDictionary dictionary) {
            return switch (encoding) {
                case PLAIN -> new IntegerTextDecoder(false, conversion, dictionary);
                case DELTA_BINARY_PACKED -> new IntegerTextDecoder(true, conversion, dictionary);
                default -> null;
            };
        }
    }
}
