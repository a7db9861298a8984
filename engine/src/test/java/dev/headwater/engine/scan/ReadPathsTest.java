package dev.headwater.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.scan.codec.PageDecompressors;
import dev.headwater.engine.scan.encoding.LittleEndian;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.CompressionCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The decoders of our own and those of parquet-java read the same from the same file, and what was
/// written.
class ReadPathsTest {
    private static final List<Integer> ROWS_OF_GROUPS = List.of(800, 1, 399);
    private static final List<RowRange> RANGES =
            List.of(
                    new RowRange(0, 1),
                    new RowRange(237, 1000),
                    new RowRange(799, 801),
                    new RowRange(1199, 1200));

    @TempDir Path folder;

    static Stream<Arguments> files() {
        return Stream.of(CompressionCodec.values())
                .filter(codec -> codec != CompressionCodec.BROTLI && codec != CompressionCodec.LZO)
                .flatMap(codec ->
                        Stream.of(NullPattern.values())
                                .flatMap(nulls ->
                                        Stream.of(1, 2)
                                                .map(version ->
                                                        Arguments.of(codec, nulls, version))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTypeAndEncoding(CompressionCodec codec, NullPattern nulls, int version)
            throws IOException {
        agree(
                new GeneratedFile(
                        columns(nulls),
                        ROWS_OF_GROUPS,
                        nulls,
                        codec,
                        150,
                        version == 2
                                ? Set.of(FileTrait.VERSION_2, FileTrait.CHECKSUMS)
                                : Set.of(FileTrait.CHECKSUMS)));
    }

    /// Else the other tests would say less than they seem to.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFilesHaveTheEncodingsTheyPromise(boolean isVersion2) throws IOException {
        GeneratedFile file = fileWithoutNulls(isVersion2);
        byte[] bytes = Files.readAllBytes(file.write(folder.resolve("generated.parquet")));
        int length = LittleEndian.getInt(bytes, bytes.length - 8);
        List<ColumnChunk> chunks =
                ThriftReader.readFooter(bytes, bytes.length - 8 - length, length)
                        .getRow_groups()
                        .getFirst()
                        .getColumns();
        for (int i = 0; i < chunks.size(); i++) {
            GeneratedColumn column = file.columns().get(i);
            assertThat(chunks.get(i).getMeta_data().getEncodings())
                    .as(column.name())
                    .containsAll(column.encoding().inFile(isVersion2));
        }
    }

    /// Else the general path would be compared with itself.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ourOwnDecodersKnowAllButIntegersAsTextInByteStreams(boolean isVersion2)
            throws IOException {
        GeneratedFile generated = fileWithoutNulls(isVersion2);
        Path path = generated.write(folder.resolve("generated.parquet"));
        List<String> uncovered = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                ParquetFile file = ParquetFile.open(path, new SpareArrays())) {
            for (GeneratedColumn column : generated.columns()) {
                if (!isCovered(column, file, allocator)) {
                    uncovered.add(column.name());
                }
            }
        }
        assertThat(uncovered)
                .containsExactlyInAnyOrder(
                        "code32 BYTE_STREAM_SPLIT",
                        "code32 BYTE_STREAM_SPLIT required",
                        "code_u64 BYTE_STREAM_SPLIT",
                        "code_u64 BYTE_STREAM_SPLIT required");
    }

    /// Columns that are never read by our own decoders count as covered.
    private static boolean isCovered(
            GeneratedColumn generated, ParquetFile file, BufferAllocator allocator) {
        ParquetColumn column = file.schema().column(generated.path());
        if (column.isGeneral()) {
            return true;
        }
        ColumnBinding binding = new ColumnBinding(file.location(), allocator);
        long rowCount = file.rowCount(0);
        try (PageDecompressors decompressors = new PageDecompressors();
                PageBody body = new PageBody(decompressors, new SpareArrays());
                ColumnChunkBytes chunk = file.chunk(0, column);
                ColumnValues values = binding.bind(column, generated.use())) {
            new ColumnChunkReader(chunk, rowCount, column, values, body)
                    .read(0, Math.toIntExact(rowCount));
            return true;
        } catch (UncoveredPageException e) {
            return false;
        }
    }

    private static GeneratedFile fileWithoutNulls(boolean isVersion2) {
        return new GeneratedFile(
                columns(NullPattern.NONE),
                List.of(1200),
                NullPattern.NONE,
                CompressionCodec.UNCOMPRESSED,
                150,
                isVersion2 ? Set.of(FileTrait.VERSION_2) : Set.of());
    }

    /// In version 1 every second page has levels that our own decoders do not know.
    @ParameterizedTest
    @MethodSource("nullPatterns")
    void levelsOfOldWriters(NullPattern nulls) throws IOException {
        agree(
                new GeneratedFile(
                        columns(nulls),
                        ROWS_OF_GROUPS,
                        nulls,
                        CompressionCodec.UNCOMPRESSED,
                        150,
                        Set.of(FileTrait.PACKED_LEVELS)));
    }

    /// The first page that our own decoders do not know comes in the second batch.
    @Test
    void aChunkTurnsToTheGeneralPathInALaterBatch() throws IOException {
        List<GeneratedColumn> columns =
                List.of(
                        ColumnKinds.named("subject").column("a", PageEncoding.PLAIN, false),
                        ColumnKinds.named("int96").column("b", PageEncoding.PLAIN, false),
                        ColumnKinds.named("flag").column("c", PageEncoding.PLAIN, false),
                        ColumnKinds.named("text").column("d", PageEncoding.FALL_BACK, false));
        GeneratedFile file =
                new GeneratedFile(
                        columns,
                        List.of(140_000),
                        NullPattern.RANDOM,
                        CompressionCodec.ZSTD,
                        66_000,
                        Set.of(FileTrait.PACKED_LEVELS));
        agree(file);
    }

    @ParameterizedTest
    @MethodSource("nullPatterns")
    void leavesOfGroups(NullPattern nulls) throws IOException {
        List<GeneratedColumn> columns = new ArrayList<>();
        for (ColumnKind kind : ColumnKinds.all()) {
            columns.add(kind.column("leaf", kind.name(), PageEncoding.PLAIN, false));
            columns.add(kind.column("must", kind.name() + "_", PageEncoding.PLAIN, true));
        }
        for (FileTrait trait : List.of(FileTrait.PACKED_LEVELS, FileTrait.VERSION_2)) {
            agree(
                    new GeneratedFile(
                            columns,
                            ROWS_OF_GROUPS,
                            nulls,
                            CompressionCodec.UNCOMPRESSED,
                            150,
                            Set.of(trait)));
        }
    }

    static List<NullPattern> nullPatterns() {
        return List.of(NullPattern.values());
    }

    private static List<GeneratedColumn> columns(NullPattern nulls) {
        List<GeneratedColumn> columns = new ArrayList<>();
        for (ColumnKind kind : ColumnKinds.all()) {
            for (PageEncoding encoding : PageEncoding.of(kind.type())) {
                String name = kind.name() + " " + encoding;
                columns.add(kind.column(name, encoding, false));
                if (nulls == NullPattern.NONE) {
                    columns.add(kind.column(name + " required", encoding, true));
                }
            }
        }
        return columns;
    }

    private void agree(GeneratedFile file) throws IOException {
        Path path = file.write(folder.resolve("generated.parquet"));
        agree(file, path, RowRange.ALL);
        // Where reading begins and ends has nothing to do with the codec.
        if (file.codec() == CompressionCodec.UNCOMPRESSED) {
            RANGES.forEach(range -> agree(file, path, range));
        }
    }

    private static void agree(GeneratedFile file, Path path, RowRange range) {
        Map<String, ColumnUse> uses = new LinkedHashMap<>();
        file.columns().forEach(column -> uses.put(column.path(), column.use()));
        Map<String, List<Object>> fast = ReadColumns.in(range, false).of(path, uses);
        Map<String, List<Object>> general = ReadColumns.in(range, true).of(path, uses);
        for (GeneratedColumn column : file.columns()) {
            String name = column.path();
            assertThat(fast.get(name)).as(name).isEqualTo(expected(file, column, range));
            assertThat(general.get(name)).as(name + ", general").isEqualTo(fast.get(name));
        }
    }

    private static List<Object> expected(
            GeneratedFile file, GeneratedColumn column, RowRange range) {
        int end = (int) Math.min(range.end(), file.rowCount());
        List<Object> values = new ArrayList<>();
        IntStream.range((int) range.start(), end)
                .forEach(row ->
                        values.add(file.isNull(column, row) ? null : column.expected().apply(row)));
        return values;
    }
}
