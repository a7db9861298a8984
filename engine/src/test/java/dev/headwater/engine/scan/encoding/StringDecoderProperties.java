package dev.headwater.engine.scan.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.arrow.memory.RootAllocator;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.io.api.Binary;

/// Strings that parquet-java's encoders write come back as ids, equal strings as equal ids.
class StringDecoderProperties {
    private static final HeapByteBufferAllocator HEAP = new HeapByteBufferAllocator();
    private static final int SLAB = 1024;

    @Provide
    Arbitrary<List<Long>> values() {
        return RandomValues.lists();
    }

    @Property(tries = 100)
    void plain(@ForAll("values") List<Long> values, @ForAll long seed) throws IOException {
        stringsComeBack(
                new PlainValuesWriter(SLAB, SLAB, HEAP), PlainStringDecoder::new, values, seed);
    }

    @Property(tries = 100)
    void deltaLengths(@ForAll("values") List<Long> values, @ForAll long seed) throws IOException {
        stringsComeBack(
                new DeltaLengthByteArrayValuesWriter(SLAB, SLAB, HEAP),
                DeltaLengthStringDecoder::new,
                values,
                seed);
    }

    @Property(tries = 100)
    void deltaPrefixes(@ForAll("values") List<Long> values, @ForAll long seed) throws IOException {
        stringsComeBack(
                new DeltaByteArrayWriter(SLAB, SLAB, HEAP), DeltaStringDecoder::new, values, seed);
    }

    @Property(tries = 50)
    void integersAsText(@ForAll("values") List<Long> values, @ForAll long seed) throws IOException {
        ValuesWriter writer = new DeltaBinaryPackingValuesWriterForInteger(SLAB, SLAB, HEAP);
        values.forEach(value -> writer.writeInteger(value.intValue()));
        List<String> texts =
                values.stream().map(value -> String.valueOf(value.intValue())).toList();
        comesBack(
                dictionary -> new IntegerTextDecoder(true, ValueConversion.INT_TO_LONG, dictionary),
                writer,
                texts,
                seed);
    }

    /// Strings of 0 to 26 bytes with common prefixes.
    private static String text(long value) {
        return value == 0 ? "" : "ü//".repeat((int) (value & 3)) + (value >> 2 & 0xffff);
    }

    private static void stringsComeBack(
            ValuesWriter writer,
            Function<StringDictionary, ValueDecoder> decoder,
            List<Long> values,
            long seed)
            throws IOException {
        List<String> texts = values.stream().map(StringDecoderProperties::text).toList();
        texts.forEach(text -> writer.writeBytes(Binary.fromString(text)));
        comesBack(decoder, writer, texts, seed);
    }

    private static void comesBack(
            Function<StringDictionary, ValueDecoder> decoder,
            ValuesWriter writer,
            List<String> texts,
            long seed)
            throws IOException {
        try (RootAllocator allocator = new RootAllocator();
                StringDictionary dictionary = new StringDictionary("text", allocator)) {
            DecoderRun run =
                    DecoderRun.of(
                            decoder.apply(dictionary),
                            writer.getBytes().toByteArray(),
                            texts.size(),
                            4,
                            seed);
            List<String> expected = run.expected(texts);
            assertThat(run.values().stream().map(id -> textOf(dictionary, id)).toList())
                    .isEqualTo(expected);
            assertThat(dictionary.size()).isEqualTo((int) expected.stream().distinct().count());
        }
    }

    private static String textOf(StringDictionary dictionary, long id) {
        return new String(dictionary.strings().get((int) id), StandardCharsets.UTF_8);
    }
}
