package dev.headwater.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.parquet.format.CompressionCodec;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files as Spark writes them: parquet-java chooses the encodings, timestamps are INT96, decimals
/// have the legacy form, everything is optional, more than one batch of rows is in a row group.
class SparkFilesTest {
    private static final Map<String, String> KINDS =
            Map.of(
                    "subject_id", "subject",
                    "time", "int96",
                    "code", "text",
                    "numeric_value", "float",
                    "amount", "decimal_fixed",
                    "price", "decimal64",
                    "flag", "flag");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "SNAPPY, false, NONE",
        "SNAPPY, false, RANDOM",
        "ZSTD, false, LONG_RUNS",
        "GZIP, true, RANDOM",
        "LZ4, false, NONE"
    })
    void areReadByBothPaths(CompressionCodec codec, boolean isVersion2, NullPattern nulls)
            throws IOException {
        GeneratedFile file =
                new GeneratedFile(
                        columns(),
                        List.of(70_000, 5),
                        nulls,
                        codec,
                        20_000,
                        isVersion2
                                ? Set.of(FileTrait.CHOSEN_ENCODINGS, FileTrait.VERSION_2)
                                : Set.of(FileTrait.CHOSEN_ENCODINGS));
        Path path = file.write(folder.resolve("part-00000.snappy.parquet"));
        Map<String, ColumnUse> uses = new LinkedHashMap<>();
        columns().forEach(column -> uses.put(column.name(), column.use()));
        Map<String, List<Object>> fast = ReadColumns.all(false).of(path, uses);
        assertThat(ReadColumns.all(true).of(path, uses)).isEqualTo(fast);
        for (GeneratedColumn column : columns()) {
            assertThat(fast.get(column.name()))
                    .as(column.name())
                    .isEqualTo(
                            IntStream.range(0, file.rowCount())
                                    .mapToObj(row ->
                                            file.isNull(column, row)
                                                    ? null
                                                    : column.expected().apply(row))
                                    .toList());
        }
    }

    private static List<GeneratedColumn> columns() {
        return KINDS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        ColumnKinds.named(entry.getValue())
                                .column(entry.getKey(), PageEncoding.PLAIN, false))
                .toList();
    }
}
