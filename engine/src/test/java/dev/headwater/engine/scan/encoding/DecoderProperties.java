package dev.headwater.engine.scan.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;

/// What parquet-java's encoders write comes back, whatever is read and skipped in between.
class DecoderProperties {
    private static final HeapByteBufferAllocator HEAP = new HeapByteBufferAllocator();
    private static final int SLAB = 1024;

    @Provide
    Arbitrary<List<Long>> values() {
        return RandomValues.lists();
    }

    @Property(tries = 200)
    void dictionaryIds(
            @ForAll("values") List<Long> values,
            @ForAll @IntRange(min = 1, max = 24) int bitWidth,
            @ForAll long seed)
            throws IOException {
        List<Long> ids = values.stream().map(value -> value & (1L << bitWidth) - 1).toList();
        RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(bitWidth, SLAB, SLAB, HEAP);
        for (long id : ids) {
            encoder.writeInt((int) id);
        }
        StringIdDecoder decoder = new StringIdDecoder();
        decoder.setDictionarySize(1 << bitWidth);
        BytesInput page =
                BytesInput.concat(BytesInput.from(new byte[] {(byte) bitWidth}), encoder.toBytes());
        comesBack(decoder, page, ids, 4, seed);
    }

    @Property(tries = 200)
    void deltaLongs(@ForAll("values") List<Long> values, @ForAll long seed) throws IOException {
        ValuesWriter writer = new DeltaBinaryPackingValuesWriterForLong(SLAB, SLAB, HEAP);
        values.forEach(writer::writeLong);
        comesBack(new DeltaDecoder(8), writer.getBytes(), values, 8, seed);
    }

    @Property(tries = 200)
    void deltaInts(@ForAll("values") List<Long> values, @ForAll long seed) throws IOException {
        List<Long> ints = values.stream().map(value -> (long) value.intValue()).toList();
        ValuesWriter writer = new DeltaBinaryPackingValuesWriterForInteger(SLAB, SLAB, HEAP);
        ints.forEach(value -> writer.writeInteger(value.intValue()));
        comesBack(new DeltaDecoder(4), writer.getBytes(), ints, 4, seed);
    }

    @Property(tries = 50)
    void plainLongs(@ForAll("values") List<Long> values, @ForAll long seed) throws IOException {
        ValuesWriter writer = new PlainValuesWriter(SLAB, SLAB, HEAP);
        values.forEach(writer::writeLong);
        comesBack(new PlainDecoder(8), writer.getBytes(), values, 8, seed);
    }

    @Property(tries = 50)
    void doublesInByteStreams(@ForAll("values") List<Long> values, @ForAll long seed)
            throws IOException {
        ValuesWriter writer = new DoubleByteStreamSplitValuesWriter(SLAB, SLAB, HEAP);
        values.forEach(value -> writer.writeDouble(value.doubleValue()));
        List<Long> bits =
                values.stream()
                        .map(value -> Double.doubleToRawLongBits(value.doubleValue()))
                        .toList();
        comesBack(new ByteStreamSplitDecoder(8), writer.getBytes(), bits, 8, seed);
    }

    @Property(tries = 50)
    void plainBooleans(@ForAll("values") List<Long> values, @ForAll long seed) throws IOException {
        booleansComeBack(new BooleanPlainValuesWriter(), new BooleanDecoder(false), values, seed);
    }

    @Property(tries = 50)
    void runLengthBooleans(@ForAll("values") List<Long> values, @ForAll long seed)
            throws IOException {
        booleansComeBack(
                new RunLengthBitPackingHybridValuesWriter(1, SLAB, SLAB, HEAP),
                new BooleanDecoder(true),
                values,
                seed);
    }

    private static void booleansComeBack(
            ValuesWriter writer, BooleanDecoder decoder, List<Long> values, long seed)
            throws IOException {
        List<Long> bits = values.stream().map(value -> value & 1).toList();
        bits.forEach(bit -> writer.writeBoolean(bit == 1));
        comesBack(decoder, writer.getBytes(), bits, 1, seed);
    }

    private static void comesBack(
            ValueDecoder decoder, BytesInput page, List<Long> values, int width, long seed)
            throws IOException {
        DecoderRun run = DecoderRun.of(decoder, page.toByteArray(), values.size(), width, seed);
        assertThat(run.values()).isEqualTo(run.expected(values));
    }
}
