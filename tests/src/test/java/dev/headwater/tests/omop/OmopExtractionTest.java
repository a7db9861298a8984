package dev.headwater.tests.omop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import dev.headwater.tests.extraction.ParquetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tasks over OMOP tables on the command line.
class OmopExtractionTest {
    private static final String TASK =
            """
            predicates:
              admission: { code: VISIT_START//Visit/IP }
              discharge: { code: VISIT_END//Visit/IP }
              high_potassium: { code: LOINC/2823-3, value_min: 5, unit: mmol/L }
              death: { code: MEDS_DEATH }
            trigger: admission
            windows:
              stay:
                start: trigger
                end: start -> discharge
                has: { high_potassium: (0, 9) }
                index_timestamp: start
              rest: { start: stay.end, end: start + 4y, start_inclusive: false, label: death }
            """;

    @TempDir Path folder;
    private Path task;
    private Path data;

    @BeforeEach
    void write() throws IOException {
        task = Files.writeString(folder.resolve("task.yaml"), TASK);
        data = folder.resolve("cdm");
        new SmallCdm().write(data);
    }

    @Test
    void aStayIsARowWithItsCounts() {
        Path windows = folder.resolve("windows.parquet");
        Path labels = folder.resolve("labels");
        CommandRun run = extract("--out", labels, "--windows", windows);
        assertThat(run.exitCode()).as(run.err()).isZero();
        CohortTable table = ParquetTable.read(labels.resolve("omop.parquet"));
        assertThat(table.rows().toString())
                .isEqualTo(
                        "[{subject_id=1, prediction_time=2010-02-01T08:00:00.000000, boolean_value=true},"
                                + " {subject_id=1, prediction_time=2010-02-20T00:00:00.000000,"
                                + " boolean_value=true}]");
        assertThat(ParquetTable.read(windows).rows().toString())
                .contains("high_potassium=1", "high_potassium=0");
    }

    @Test
    void theManifestListsTheTablesAndTheRunCanBeVerified() {
        Path labels = folder.resolve("labels");
        assertThat(extract("--out", labels).exitCode()).isZero();
        Path manifest = labels.resolve("manifest.json");
        assertThat(manifest)
                .content()
                .contains("\"omop\"", "condition_occurrence/part-1.csv", "CONCEPT.csv");
        CommandRun verified = CommandRun.of("verify", manifest, "--data", data);
        assertThat(verified.out()).contains("the same: data, outputs and counts");
    }

    @Test
    void aConditionOnAColumnOfATableIsChecked() throws IOException {
        Files.writeString(task, TASK.replace("unit: mmol/L", "unti: mmol/L"));
        CommandRun run = extract("--out", folder.resolve("labels"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error[T033]: unknown key `unti`", "did you mean `unit`?");
        assertThat(Folders.files(folder.resolve("labels"))).isEmpty();
    }

    @Test
    void checkCountsSubjectsOnceHoweverTheirRowsAreScattered() {
        CommandRun run = CommandRun.of("check", task, "--data-format", "omop", "--data", data);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("25 rows of 3 subjects")
                .containsPattern("admission +1 +2 +1 ");
    }

    @Test
    void conditionsOnColumnsOfOneTableLeaveOutTheOthers() throws IOException {
        Path text =
                Files.writeString(
                        folder.resolve("task.cohort"),
                        """
                        predicate stay = code "VISIT_START//Visit/IP" where visit_occurrence_id in (12, 13)
                        predicate ended = code "VISIT_END//Visit/IP" where source_value = "IP"
                        trigger stay
                        window rest = (trigger .. start + 9d]  label ended  index at start
                        """);
        CommandRun run = CommandRun.of("check", text, "--data-format", "omop", "--data", data);
        assertThat(run.out()).containsPattern("stay +1 +1 +1 ").containsPattern("ended +1 +2 +1 ");
    }

    @Test
    void checkNamesTheNearestCodes() throws IOException {
        Files.writeString(task, TASK.replace("VISIT_END//Visit/IP", "VISIT_END/Visit/IP"));
        CommandRun run = CommandRun.of("check", task, "--data-format", "omop", "--data", data);
        assertThat(run.err()).contains("warning[D013]", "VISIT_END//Visit/IP");
    }

    @Test
    void explainAndWhyReadTheTables() {
        CommandRun explained =
                CommandRun.of(
                        "explain", task, "--data-format", "omop", "--data", data, "--analyze");
        assertThat(explained.exitCode()).as(explained.err()).isZero();
        CommandRun why =
                CommandRun.of("why", task, "--data-format", "omop", "--data", data, "--subject", 1);
        assertThat(why.out()).contains("2 admission, 2 in the cohort", "LOINC/2823-3");
    }

    private CommandRun extract(Object... more) {
        Object[] arguments = new Object[6 + more.length];
        System.arraycopy(
                new Object[] {"extract", task, "--format", "omop", "--data", data},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return CommandRun.of(arguments);
    }
}
