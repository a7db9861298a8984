package dev.headwater.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs over a direct table, which is quickly written.
class ExtractCommandTest {
    private static final String TASK =
            """
            predicates:
              admission: {code: ADMISSION}
              death: {code: DEATH}
            trigger: admission
            windows:
              target:
                start: trigger
                end: start + 24h
                start_inclusive: false
                end_inclusive: true
                label: death
                index_timestamp: start
            """;
    private static final String TABLE =
            """
            subject_id,timestamp,admission,death
            1,01/01/2020 10:00,1,0
            1,01/01/2020 20:00,0,1
            2,01/01/2020 10:00,1,0
            2,02/01/2020 10:00,1,0
            """;

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeInput() throws IOException {
        write("task.yaml", TASK);
        write("table.csv", TABLE);
    }

    @Test
    void aRunEndsWithItsFigures() {
        assertThat(extract("--out", path("labels"))).isEqualTo(ExitCode.DONE);
        assertThat(err.toString())
                .contains("scanned  4 rows in 1 shard\n")
                .contains("triggers 3")
                .contains("cohort   3 rows of 2 subjects, 1 positive (33.3 %)")
                .contains("written  " + path("labels"))
                .contains("  admission      -     3         2\n")
                .contains("  death          -     1         1\n");
        assertThat(out.toString()).isEmpty();
        assertThat(folder.resolve("labels/table.parquet")).isNotEmptyFile();
    }

    @Test
    void quietRunsSayNothing() {
        assertThat(extract("--out", path("labels"), "--quiet")).isEqualTo(ExitCode.DONE);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void logsForProgramsAreLinesOfJson() throws IOException {
        assertThat(extract("--out", path("labels.parquet"), "--log-format", "json"))
                .isEqualTo(ExitCode.DONE);
        assertThat(events())
                .satisfiesExactly(
                        event ->
                                assertThat(event)
                                        .containsAllEntriesOf(
                                                Map.of(
                                                        "event", "start", "pass", "writing",
                                                        "shards", 1)),
                        event ->
                                assertThat(event)
                                        .containsAllEntriesOf(
                                                Map.of(
                                                        "event",
                                                        "shard",
                                                        "shard",
                                                        "table",
                                                        "rows",
                                                        4,
                                                        "triggers",
                                                        3,
                                                        "cohort_rows",
                                                        3)),
                        event ->
                                assertThat(event)
                                        .containsAllEntriesOf(
                                                Map.of(
                                                        "event",
                                                        "end",
                                                        "rows",
                                                        4,
                                                        "cohort_rows",
                                                        3,
                                                        "cohort_subjects",
                                                        2,
                                                        "positive_labels",
                                                        1))
                                        .containsEntry(
                                                "written",
                                                List.of(
                                                        path("labels.parquet"),
                                                        path("labels.manifest.json"))));
        assertThat(events())
                .allSatisfy(event ->
                        assertThat(Instant.parse((String) event.get("time")))
                                .isBefore(Instant.now()));
    }

    @Test
    void logsForProgramsHoldMistakes() throws IOException {
        write("task.yaml", TASK.replace("label: death", "label: deth"));
        assertThat(extract("--out", path("labels"), "--log-format", "json"))
                .isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(events())
                .extracting(event -> event.get("event"))
                .containsExactly("diagnostic", "refused");
        assertThat(events().getFirst())
                .extractingByKey("diagnostic", InstanceOfAssertFactories.MAP)
                .containsEntry("code", "T012");
    }

    @Test
    void logsForProgramsHoldFailures() throws IOException {
        write("table.csv", TABLE.replace("02/01/2020", "soon"));
        assertThat(extract("--out", path("labels"), "--log-format", "json", "--quiet"))
                .isEqualTo(ExitCode.DATA_IS_BROKEN);
        assertThat(events())
                .singleElement()
                .satisfies(event ->
                        assertThat(event)
                                .containsEntry("event", "diagnostic")
                                .extractingByKey("diagnostic", InstanceOfAssertFactories.MAP)
                                .containsEntry("code", "D008")
                                .containsEntry("severity", "error"));
    }

    @Test
    void quietLogsForProgramsHoldWarningsOnly() throws IOException {
        write("table.csv", TABLE.replace(",0,1", ",0,0"));
        extract("--out", path("labels"), "--log-format", "json", "--quiet", "--max-rows", "2");
        assertThat(events())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event).containsEntry("event", "warning"))
                .anySatisfy(event ->
                        assertThat(event).containsEntry("message", "all labels are false"));
    }

    @Test
    void aSampleIsToldOfAtTheEnd() {
        assertThat(
                        extract(
                                "--out",
                                path("labels"),
                                "--per-subject",
                                "first",
                                "--max-rows",
                                "1000",
                                "--seed",
                                "3"))
                .isEqualTo(ExitCode.DONE);
        assertThat(err.toString())
                .contains("triggers 3\ncohort   2 rows of 2 subjects, 1 positive (50.0 %)\n")
                .contains("sampled  first per subject, at most 1,000 rows, seed 3\n");
    }

    @Test
    void existingLabelsNeedOverwrite() {
        extract("--out", path("labels"));

        assertThat(extract("--out", path("labels"))).isEqualTo(ExitCode.DATA_IS_BROKEN);
        assertThat(err.toString()).contains("error[D010]").contains("--overwrite");
        assertThat(extract("--out", path("labels"), "--overwrite")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void strictLabelsNeedAnIndexTimestamp() throws IOException {
        write("task.yaml", TASK.replace("    index_timestamp: start\n", ""));

        assertThat(extract("--out", path("labels"))).isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(err.toString())
                .contains("error[T036]", "help: add `index_timestamp: end`")
                .contains("1 error; nothing was extracted");
        assertThat(extract("--out", path("labels"), "--labels-schema", "compat"))
                .isEqualTo(ExitCode.DONE);
        assertThat(extract("--windows", path("windows.parquet"))).isEqualTo(ExitCode.DONE);
    }

    @Test
    void anEmptyCohortIsWrittenWithAWarning() throws IOException {
        write("table.csv", TABLE.replace(",1,0", ",0,0"));

        assertThat(extract("--out", path("labels"), "--quiet")).isEqualTo(ExitCode.DONE);
        assertThat(err.toString())
                .contains("warning: predicate `admission` matches nothing in the data (D013)")
                .contains("warning: no event matches the trigger");
        assertThat(folder.resolve("labels/table.parquet")).isNotEmptyFile();
    }

    @Test
    void labelsThatAreAllTheSameAreWorthAWarning() throws IOException {
        write("table.csv", TABLE.replace(",0,1", ",0,0"));

        extract("--out", path("labels"), "--quiet");
        assertThat(err.toString()).contains("warning: all labels are false");
    }

    @Test
    void aBrokenTableLeavesNoOutput() throws IOException {
        write("table.csv", TABLE.replace("02/01/2020", "soon"));

        assertThat(extract("--out", path("labels"))).isEqualTo(ExitCode.DATA_IS_BROKEN);
        assertThat(err.toString()).contains("error[D008]", "table.csv");
        assertThat(folder.resolve("labels")).doesNotExist();
    }

    /// The lines on standard error.
    private List<Map<String, Object>> events() throws IOException {
        List<Map<String, Object>> events = new ArrayList<>();
        for (String line : err.toString().lines().toList()) {
            events.add(new ObjectMapper().readValue(line, new TypeReference<>() {}));
        }
        return events;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int extract(String... options) {
        List<String> arguments = new ArrayList<>(List.of("extract", path("task.yaml")));
        arguments.addAll(List.of("--data", path("table.csv"), "--format", "direct"));
        arguments.addAll(List.of(options));
        return HeadwaterCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}
