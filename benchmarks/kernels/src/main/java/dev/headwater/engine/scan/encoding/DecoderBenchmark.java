package dev.headwater.engine.scan.encoding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.io.api.Binary;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Values a second of each decode kernel, over one page that parquet-java has encoded; rows a
/// second of the kernels for nulls.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(DecoderBenchmark.VALUES)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecoderBenchmark {
    static final int VALUES = 65_536;
    private static final int ID_BITS = 12;
    private static final HeapByteBufferAllocator HEAP = new HeapByteBufferAllocator();
    private static final int SLAB = 1 << 20;

    private final RootAllocator allocator = new RootAllocator();
    private final ArrowBuf values = allocator.buffer(8L * VALUES + 8);
    private final ArrowBuf dictionaryValues = allocator.buffer(8L << ID_BITS);
    private final ArrowBuf validity = allocator.buffer(VALUES / 8 + 8);
    private final StringDictionary dictionary = new StringDictionary("code", allocator);
    private final StringIdDecoder stringIds = new StringIdDecoder();
    private final DictionaryDecoder dictionaryLongs = new DictionaryDecoder(Long.BYTES);
    private final ValidityDecoder validityDecoder = new ValidityDecoder();

    private final EncodedPage stringIdPage;
    private final EncodedPage dictionaryPage;
    private final EncodedPage plainPage;
    private final EncodedPage deltaPage;
    private final EncodedPage byteStreamPage;
    private final EncodedPage plainStringPage;
    private final EncodedPage deltaLengthStringPage;
    private final EncodedPage deltaStringPage;
    private final byte[] levels;
    private final int presentCount;

    /// A page as its decoder wants it: with readable bytes behind its end.
    private record EncodedPage(ValueDecoder decoder, byte[] bytes) {
        static EncodedPage of(ValueDecoder decoder, byte[] page) {
            return new EncodedPage(decoder, padded(page));
        }

        void decode(ArrowBuf target) {
            decoder.open(bytes, 0, bytes.length - ValueDecoder.PADDING, VALUES);
            decoder.read(VALUES, target.memoryAddress());
        }
    }

    public DecoderBenchmark() {
        Random random = new Random(1);
        try {
            int[] ids = random.ints(VALUES, 0, 1 << ID_BITS).toArray();
            long[] times =
                    random.longs(VALUES, 0, 100_000).map(minute -> minute * 60_000_000).toArray();
            Binary[] codes = new Binary[VALUES];
            for (int i = 0; i < VALUES; i++) {
                codes[i] = Binary.fromString("LAB//" + (50_000 + ids[i]) + "//mg/dL");
            }

            stringIds.setDictionarySize(1 << ID_BITS);
            dictionaryValues.setZero(0, dictionaryValues.capacity());
            dictionaryLongs.setDictionary(dictionaryValues.memoryAddress(), 1 << ID_BITS);
            stringIdPage = EncodedPage.of(stringIds, idPage(ids));
            dictionaryPage = EncodedPage.of(dictionaryLongs, idPage(ids));
            plainPage =
                    longs(
                            new PlainDecoder(Long.BYTES),
                            new PlainValuesWriter(SLAB, SLAB, HEAP),
                            times);
            deltaPage =
                    longs(
                            new DeltaDecoder(Long.BYTES),
                            new DeltaBinaryPackingValuesWriterForLong(SLAB, SLAB, HEAP),
                            times);
            byteStreamPage = doubles(times);
            plainStringPage =
                    strings(
                            new PlainStringDecoder(dictionary),
                            new PlainValuesWriter(SLAB, SLAB, HEAP),
                            codes);
            deltaLengthStringPage =
                    strings(
                            new DeltaLengthStringDecoder(dictionary),
                            new DeltaLengthByteArrayValuesWriter(SLAB, SLAB, HEAP),
                            codes);
            deltaStringPage =
                    strings(
                            new DeltaStringDecoder(dictionary),
                            new DeltaByteArrayWriter(SLAB, SLAB, HEAP),
                            codes);
            levels = levels(random);
            presentCount = validityBits();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TearDown
    public void close() {
        dictionary.close();
        validity.close();
        dictionaryValues.close();
        values.close();
        allocator.close();
    }

    @Benchmark
    public ArrowBuf dictionaryIds() {
        stringIdPage.decode(values);
        return values;
    }

    @Benchmark
    public ArrowBuf dictionaryLongs() {
        dictionaryPage.decode(values);
        return values;
    }

    @Benchmark
    public ArrowBuf plainLongs() {
        plainPage.decode(values);
        return values;
    }

    @Benchmark
    public ArrowBuf deltaLongs() {
        deltaPage.decode(values);
        return values;
    }

    @Benchmark
    public ArrowBuf byteStreamSplitDoubles() {
        byteStreamPage.decode(values);
        return values;
    }

    @Benchmark
    public ArrowBuf plainStrings() {
        plainStringPage.decode(values);
        return values;
    }

    @Benchmark
    public ArrowBuf deltaLengthStrings() {
        deltaLengthStringPage.decode(values);
        return values;
    }

    @Benchmark
    public ArrowBuf deltaStrings() {
        deltaStringPage.decode(values);
        return values;
    }

    /// Definition levels to validity bits; a third of the rows is null.
    @Benchmark
    public int validityBits() {
        validity.setZero(0, validity.capacity());
        validityDecoder.open(levels, 0, levels.length - ValueDecoder.PADDING);
        return validityDecoder.read(VALUES, validity.memoryAddress(), 0);
    }

    /// Two thirds as many values to the rows that they belong to.
    @Benchmark
    public ArrowBuf nullExpansion() {
        NullExpansion.expand(
                Long.BYTES,
                values.memoryAddress(),
                validity.memoryAddress(),
                0,
                VALUES,
                presentCount);
        return values;
    }

    private static byte[] levels(Random random) throws IOException {
        RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(1, SLAB, SLAB, HEAP);
        for (int i = 0; i < VALUES; i++) {
            encoder.writeInt(random.nextInt(3) == 0 ? 0 : 1);
        }
        return padded(encoder.toBytes().toByteArray());
    }

    private static byte[] idPage(int[] ids) throws IOException {
        RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(ID_BITS, SLAB, SLAB, HEAP);
        for (int id : ids) {
            encoder.writeInt(id);
        }
        byte[] runs = encoder.toBytes().toByteArray();
        byte[] page = new byte[1 + runs.length];
        page[0] = ID_BITS;
        System.arraycopy(runs, 0, page, 1, runs.length);
        return page;
    }

    private static EncodedPage longs(ValueDecoder decoder, ValuesWriter writer, long[] longs)
            throws IOException {
        for (long value : longs) {
            writer.writeLong(value);
        }
        return EncodedPage.of(decoder, writer.getBytes().toByteArray());
    }

    private static EncodedPage doubles(long[] longs) throws IOException {
        ValuesWriter writer = new DoubleByteStreamSplitValuesWriter(SLAB, SLAB, HEAP);
        for (long value : longs) {
            writer.writeDouble(value);
        }
        return EncodedPage.of(
                new ByteStreamSplitDecoder(Double.BYTES), writer.getBytes().toByteArray());
    }

    private static EncodedPage strings(ValueDecoder decoder, ValuesWriter writer, Binary[] strings)
            throws IOException {
        for (Binary string : strings) {
            writer.writeBytes(string);
        }
        return EncodedPage.of(decoder, writer.getBytes().toByteArray());
    }

    private static byte[] padded(byte[] page) {
        return Arrays.copyOf(page, page.length + ValueDecoder.PADDING);
    }
}
