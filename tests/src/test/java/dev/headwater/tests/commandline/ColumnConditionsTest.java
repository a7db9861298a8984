package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Conditions on columns beside those of MEDS, in both notations: integers, booleans, texts, dates.
class ColumnConditionsTest {
    private static final Path DATA = Path.of("src/test/resources/layouts/more-columns.parquet");

    @TempDir private Path folder;

    /// What the `n`-th row holds is said in `make_files.py`.
    static Stream<Arguments> conditions() {
        return Stream.of(
                rows("order: true", "order = true", row -> row % 2 == 0),
                rows("order: {any: [false]}", "order in (false)", row -> row % 2 == 1),
                rows(
                        "text_value: result 3",
                        "text_value = \"result 3\"",
                        row -> row % 5 != 0 && row % 11 == 3),
                rows(
                        "text_value: {any: [result 3, result 10]}",
                        "text_value in (\"result 3\", \"result 10\")",
                        row -> row % 5 != 0 && (row % 11 == 3 || row % 11 == 10)),
                rows(
                        "text_value: {regex: 't 1'}",
                        "text_value ~ \"t 1\"",
                        row -> row % 5 != 0 && (row % 11 == 1 || row % 11 == 10)),
                rows("day: 2020-01-03", "day = \"2020-01-03\"", row -> row % 28 == 2),
                rows(
                        "day: {any: [2020-01-03, '2020-01-04 00:00']}",
                        "day in (\"2020-01-03\", \"2020-01-04T00:00:00.000\")",
                        row -> row % 28 == 2 || row % 28 == 3),
                rows("day: 2020-01-03 12:00", "day = \"2020-01-03 12:00\"", _ -> false),
                rows(
                        "day: {min: 2020-01-03, max: 2020-01-06, max_inclusive: true}",
                        "\"2020-01-03\" < day <= \"2020-01-06\"",
                        row -> row % 28 > 2 && row % 28 <= 5),
                rows(
                        "day: {min: 2020-01-27, min_inclusive: true}",
                        "day >= \"2020-01-27\"",
                        row -> row % 28 >= 26),
                rows(
                        "day: {max: '2020-01-02 00:00'}",
                        "\"2020-01-02 00:00\" > day",
                        row -> row % 28 == 0),
                rows("place.ward: 3", null, row -> row % 5 == 3),
                rows("place.ward: {min: 3, min_inclusive: true}", null, row -> row % 5 >= 3),
                rows("place.bed: {regex: '^1.$'}", null, row -> row / 10 == 1 && row % 7 != 0),
                rows("place.bed: {any: ['8', '7']}", null, row -> row == 8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditions")
    void rowsThatMeetTheConditionAreCounted(String key, String formula, IntPredicate expected)
            throws IOException {
        long count = IntStream.range(0, rowCount()).filter(expected).count();
        assertThat(matched("{code: {regex: .}, " + key + "}")).isEqualTo(count);
        if (formula != null) {
            assertThat(matched("{expr: 'code ~ \".\" and " + formula + "'}")).isEqualTo(count);
            Path yaml = folder.resolve("task.yaml");
            Path cohort = folder.resolve("task.cohort");
            CommandRun run = CommandRun.of("convert", yaml, "--out", cohort);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(countOf(cohort)).isEqualTo(count);
        }
    }

    @Test
    void aTextThatIsNoTimeCannotEqualOne() throws IOException {
        Path task = task("{code: {regex: .}, day: monday}");
        CommandRun run = CommandRun.of("check", task, "--data", DATA);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("error[D006]: column `day` holds timestamps and cannot equal `monday`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    day: {min: 3}                              | 3 | error[D006]: column `day` holds timestamps and has no range of numbers
                    text_value: {min: 2020-01-01}              | 3 | error[D006]: column `text_value` holds strings and has no range of times
                    order: {max: 2020-01-01}                   | 3 | error[D006]: column `order` holds no timestamps and has no range of times
                    day: {min: 2020-01-01, max: 3}             | 1 | error[T032]: the other bound is a time, and `3` is none
                    day: {min: 2020-01-02, max: 2020-01-02}    | 1 | error[T045]: no time lies in this range
                    day: {min: monday}                         | 1 | error[T032]: a value bound must be a number, not `monday`
                    """)
    void mistakesInRangesAreShown(String key, int exitCode, String message) throws IOException {
        Path task = task("{code: {regex: .}, " + key + "}");
        CommandRun run = CommandRun.of("check", task, "--data", DATA);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains(message);
    }

    @Test
    void aRangeOfTimesReadsTheSameInEveryForm() throws IOException {
        Path task = task("{code: {regex: .}, day: {min: 2020-01-03, max: '2020-01-04 12:00'}}");
        assertThat(CommandRun.of("explain", task).out())
                .contains("2020-01-03 00:00:00 < day < 2020-01-04 12:00:00");
        Path cohort = folder.resolve("task.cohort");
        assertThat(CommandRun.of("convert", task, "--out", cohort).exitCode()).isZero();
        assertThat(Files.readString(cohort))
                .contains("\"2020-01-03\" < day < \"2020-01-04 12:00\"");
        String id = CommandRun.of("id", task).out().substring(0, 20);
        assertThat(CommandRun.of("id", cohort).out()).startsWith(id);
        task("{code: {regex: .}, day: {min: 2020-01-03T00:00:00, max: '2020-01-04 12:00:00'}}");
        assertThat(CommandRun.of("id", task).out()).startsWith(id);
    }

    private static int rowCount() throws IOException {
        return json(CommandRun.of("data", DATA, "--format", "json")).get("rows").asInt();
    }

    private long matched(String predicate) throws IOException {
        return countOf(task(predicate));
    }

    private static long countOf(Path task) throws IOException {
        CommandRun run = CommandRun.of("check", task, "--data", DATA, "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return json(run).get("data").get("predicates").get(0).get("rows").asLong();
    }

    private Path task(String predicate) throws IOException {
        return Files.writeString(
                folder.resolve("task.yaml"),
                """
                predicates:
                  p: %s
                trigger: p
                windows:
                  w: {start: trigger, end: start + 1d, label: p, index_timestamp: start}
                """
                        .formatted(predicate));
    }

    private static JsonNode json(CommandRun run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    private static Arguments rows(String key, String formula, IntPredicate expected) {
        return Arguments.of(key, formula, expected);
    }
}
