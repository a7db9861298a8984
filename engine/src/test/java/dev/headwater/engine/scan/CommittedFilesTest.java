package dev.headwater.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our own decoders and those of parquet-java read the same from the files of pyarrow, polars and
/// DuckDB in this repository.
class CommittedFilesTest {
    private static final List<Path> FOLDERS =
            List.of(
                    Path.of("../tests/src/test/resources/writers"),
                    Path.of("../tests/src/test/resources/direct-tables"),
                    Path.of("../sample-data"));

    static List<Path> files() throws IOException {
        return FOLDERS.stream().flatMap(CommittedFilesTest::parquetFiles).toList();
    }

    private static Stream<Path> parquetFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".parquet"))
                    .filter(file -> !file.toString().contains(".refused."))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void bothPathsReadTheSame(Path file) {
        Map<String, ColumnUse> uses = uses(file);
        Map<String, List<Object>> fast = ReadColumns.all(false).of(file, uses);
        assertThat(ReadColumns.all(true).of(file, uses)).isEqualTo(fast);
        assertThat(fast.values()).extracting(List::size).containsOnly(rowCount(file));
    }

    /// Every column is left out of some batches.
    @ParameterizedTest
    @MethodSource("files")
    void bothPathsReadTheSameAfterGaps(Path file) {
        Map<String, ColumnUse> uses = uses(file);
        RowRange range = new RowRange(3, Long.MAX_VALUE);
        assertThat(withGaps(true, range).of(file, uses))
                .isEqualTo(withGaps(false, range).of(file, uses));
    }

    private static ReadColumns withGaps(boolean isGeneral, RowRange range) {
        return new ReadColumns(isGeneral, range, (name, batch) -> (name.length() + batch) % 2 == 0);
    }

    private static int rowCount(Path file) {
        return Math.toIntExact(ParquetEventScan.rowCount(file));
    }

    private static Map<String, ColumnUse> uses(Path file) {
        Map<String, ColumnUse> uses = new LinkedHashMap<>();
        try (ParquetFile opened = ParquetFile.open(file, new SpareArrays())) {
            opened.schema()
                    .columns()
                    .forEach((name, column) -> {
                        if (!column.isNested()) {
                            uses.put(name, use(column));
                        }
                    });
        }
        return uses;
    }

    private static ColumnUse use(ParquetColumn column) {
        return switch (column.name()) {
            case "time" -> ColumnUse.TIME;
            case "code" -> ColumnUse.CODE;
            case "numeric_value" -> ColumnUse.NUMBER;
            default -> ColumnUse.ANY;
        };
    }
}
