package dev.headwater.tests.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.DirectTable;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Direct tables in Parquet, with every type of subject, timestamp and count.
class DirectParquetTest {
    private static final List<String> PREDICATES =
            List.of("small", "signed", "boolean", "single", "double");

    @ParameterizedTest
    @ValueSource(strings = {"micros", "nanos", "dates", "text"})
    void rowsAreGroupedWhateverTheTypes(String file) {
        DirectTable table = DirectTable.read(path(file), PREDICATES, "%d.%m.%Y");
        assertThat(IntStream.range(0, table.rowCount()).mapToObj(row -> describe(table, row)))
                .containsExactly(
                        "1 day 0: [0, 7, 1, -1, 1000000000]",
                        "2 static: [1, 1, 0, 1, 1]",
                        "2 day 1: [400, -2, 2, 1, 1]");
    }

    @Test
    void textTimestampsNeedAFormat() {
        fails("text", PREDICATES, null, DiagnosticCode.D006, "column `timestamp`");
    }

    @Test
    void aTimestampOfAnotherFormatIsNamedWithItsRow() {
        fails("text", PREDICATES, "%Y-%m-%d", DiagnosticCode.D008, "`02.01.1970` in row 0");
    }

    @Test
    void subjectsMustBeIntegers() {
        fails("wrong", List.of(), null, DiagnosticCode.D006, "`a` in row 0 is no integer");
    }

    @Test
    void everyMissingColumnIsNamed() {
        fails(
                "micros",
                List.of("smal", "other"),
                null,
                DiagnosticCode.D005,
                "missing columns `other`, `smal` (there is `small`)");
    }

    private static void fails(
            String file,
            List<String> predicates,
            String format,
            DiagnosticCode code,
            String message) {
        assertThatThrownBy(() -> DirectTable.read(path(file), predicates, format))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private static String describe(DirectTable table, int row) {
        String time = table.isStatic(row) ? "static" : "day " + table.time(row) / 86_400_000_000L;
        List<Long> counts =
                IntStream.range(0, PREDICATES.size()).mapToObj(i -> table.count(row, i)).toList();
        return table.subject(row) + " " + time + ": " + counts;
    }

    private static Path path(String name) {
        return WrittenFile.folder().resolveSibling("direct-tables").resolve(name + ".parquet");
    }
}
