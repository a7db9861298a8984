package dev.headwater.engine.scan;

import java.util.EnumSet;
import java.util.Set;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.FixedLenByteArrayByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.FloatByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.IntegerByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.LongByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainBinaryDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainDoubleDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainFixedLenArrayDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainFloatDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainIntegerDictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainLongDictionaryValuesWriter;
import org.apache.parquet.column.values.fallback.FallbackValuesWriter;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.FixedLenByteArrayPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/// How the values of a column are to be encoded, and parquet-java's writers that do it.
enum PageEncoding {
    PLAIN,
    DICTIONARY,
    /// A dictionary that soon is too large, then PLAIN.
    FALL_BACK,
    RLE,
    DELTA_BINARY_PACKED,
    DELTA_LENGTH_BYTE_ARRAY,
    DELTA_BYTE_ARRAY,
    BYTE_STREAM_SPLIT;

    private static final HeapByteBufferAllocator HEAP = new HeapByteBufferAllocator();
    private static final int SLAB = 1024;
    private static final int SMALL_DICTIONARY = 400;
    private static final int INT96_LENGTH = 12;

    /// All that the format allows for a type.
    static Set<PageEncoding> of(Type type) {
        return switch (type) {
            case BOOLEAN -> EnumSet.of(PLAIN, RLE);
            case INT32, INT64 ->
                    EnumSet.of(
                            PLAIN, DICTIONARY, FALL_BACK, DELTA_BINARY_PACKED, BYTE_STREAM_SPLIT);
            case INT96 -> EnumSet.of(PLAIN, DICTIONARY, FALL_BACK);
            case FLOAT, DOUBLE -> EnumSet.of(PLAIN, DICTIONARY, FALL_BACK, BYTE_STREAM_SPLIT);
            case BYTE_ARRAY ->
                    EnumSet.of(
                            PLAIN,
                            DICTIONARY,
                            FALL_BACK,
                            DELTA_LENGTH_BYTE_ARRAY,
                            DELTA_BYTE_ARRAY);
            case FIXED_LEN_BYTE_ARRAY ->
                    EnumSet.of(PLAIN, DICTIONARY, FALL_BACK, DELTA_BYTE_ARRAY, BYTE_STREAM_SPLIT);
        };
    }

    /// What a file calls it.
    Set<org.apache.parquet.format.Encoding> inFile(boolean isVersion2) {
        org.apache.parquet.format.Encoding ids =
                isVersion2
                        ? org.apache.parquet.format.Encoding.RLE_DICTIONARY
                        : org.apache.parquet.format.Encoding.PLAIN_DICTIONARY;
        return switch (this) {
            case DICTIONARY -> Set.of(ids);
            case FALL_BACK -> Set.of(ids, org.apache.parquet.format.Encoding.PLAIN);
            case PLAIN,
                    RLE,
                    DELTA_BINARY_PACKED,
                    DELTA_LENGTH_BYTE_ARRAY,
                    DELTA_BYTE_ARRAY,
                    BYTE_STREAM_SPLIT ->
                    Set.of(org.apache.parquet.format.Encoding.valueOf(name()));
        };
    }

    ValuesWriter writer(SchemaElement element, boolean isVersion2) {
        return switch (this) {
            case PLAIN -> plain(element);
            case DICTIONARY -> dictionary(element, isVersion2, Integer.MAX_VALUE);
            case FALL_BACK -> dictionary(element, isVersion2, SMALL_DICTIONARY);
            case RLE -> new RunLengthBitPackingHybridValuesWriter(1, SLAB, SLAB, HEAP);
            case DELTA_BINARY_PACKED ->
                    element.getType() == Type.INT32
                            ? new DeltaBinaryPackingValuesWriterForInteger(SLAB, SLAB, HEAP)
                            : new DeltaBinaryPackingValuesWriterForLong(SLAB, SLAB, HEAP);
            case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthByteArrayValuesWriter(SLAB, SLAB, HEAP);
            case DELTA_BYTE_ARRAY -> new DeltaByteArrayWriter(SLAB, SLAB, HEAP);
            case BYTE_STREAM_SPLIT -> split(element);
        };
    }

    private static ValuesWriter plain(SchemaElement element) {
        return switch (element.getType()) {
            case BOOLEAN -> new BooleanPlainValuesWriter();
            case INT32, INT64, FLOAT, DOUBLE, BYTE_ARRAY -> new PlainValuesWriter(SLAB, SLAB, HEAP);
            case INT96 -> new FixedLenByteArrayPlainValuesWriter(INT96_LENGTH, SLAB, SLAB, HEAP);
            case FIXED_LEN_BYTE_ARRAY ->
                    new FixedLenByteArrayPlainValuesWriter(
                            element.getType_length(), SLAB, SLAB, HEAP);
        };
    }

    /// Falls back to PLAIN as parquet-java does: when the first page gains nothing, or the
    /// dictionary has more than `most` bytes.
    private static ValuesWriter dictionary(SchemaElement element, boolean isVersion2, int most) {
        return FallbackValuesWriter.of(dictionaryOnly(element, isVersion2, most), plain(element));
    }

    private static DictionaryValuesWriter dictionaryOnly(
            SchemaElement element, boolean isVersion2, int most) {
        Encoding ids = isVersion2 ? Encoding.RLE_DICTIONARY : Encoding.PLAIN_DICTIONARY;
        Encoding page = isVersion2 ? Encoding.PLAIN : Encoding.PLAIN_DICTIONARY;
        return switch (element.getType()) {
            case INT32 -> new PlainIntegerDictionaryValuesWriter(most, ids, page, HEAP);
            case INT64 -> new PlainLongDictionaryValuesWriter(most, ids, page, HEAP);
            case FLOAT -> new PlainFloatDictionaryValuesWriter(most, ids, page, HEAP);
            case DOUBLE -> new PlainDoubleDictionaryValuesWriter(most, ids, page, HEAP);
            case BYTE_ARRAY -> new PlainBinaryDictionaryValuesWriter(most, ids, page, HEAP);
            case INT96 ->
                    new PlainFixedLenArrayDictionaryValuesWriter(
                            most, INT96_LENGTH, ids, page, HEAP);
            case FIXED_LEN_BYTE_ARRAY ->
                    new PlainFixedLenArrayDictionaryValuesWriter(
                            most, element.getType_length(), ids, page, HEAP);
            case BOOLEAN -> throw new AssertionError("a dictionary of booleans");
        };
    }

    private static ValuesWriter split(SchemaElement element) {
        return switch (element.getType()) {
            case INT32 -> new IntegerByteStreamSplitValuesWriter(SLAB, SLAB, HEAP);
            case INT64 -> new LongByteStreamSplitValuesWriter(SLAB, SLAB, HEAP);
            case FLOAT -> new FloatByteStreamSplitValuesWriter(SLAB, SLAB, HEAP);
            case DOUBLE -> new DoubleByteStreamSplitValuesWriter(SLAB, SLAB, HEAP);
            case FIXED_LEN_BYTE_ARRAY ->
                    new FixedLenByteArrayByteStreamSplitValuesWriter(
                            element.getType_length(), SLAB, SLAB, HEAP);
            case BOOLEAN, INT96, BYTE_ARRAY -> throw new AssertionError(element);
        };
    }
}
