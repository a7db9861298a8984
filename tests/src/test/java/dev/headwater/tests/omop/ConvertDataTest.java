package dev.headwater.tests.omop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import dev.headwater.tests.extraction.ParquetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OMOP tables written as MEDS.
class ConvertDataTest {
    private static final String TASK =
            """
            predicates:
              admission: { code: VISIT_START//Visit/IP }
              discharge: { code: VISIT_END//Visit/IP }
              potassium: { code: LOINC/2823-3, value_min: 4.1, value_min_inclusive: true, unit: mmol/L }
              coded: { code: { regex: . }, source_code: { regex: "^ICD" } }
              death: { code: MEDS_DEATH }
            patient_demographics: { man: { code: Gender/M } }
            trigger: admission
            windows:
              stay:
                start: trigger
                end: start -> discharge
                has: { potassium: (0, 9), coded: (0, 9), _ANY_EVENT: (1, None) }
                index_timestamp: start
              rest: { start: stay.end, end: null, start_inclusive: false, label: death }
            """;

    @TempDir Path folder;
    private Path data;
    private Path meds;

    @BeforeEach
    void write() throws IOException {
        data = new SmallCdm().write(folder.resolve("cdm"));
        meds = folder.resolve("meds");
    }

    @Test
    void rowsAreSortedAndShardsHoldWholeSubjects() {
        CommandRun run = convert("--rows-per-shard", 10);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("25 rows of 3 subjects", "in 2 shards");
        assertThat(Folders.files(meds).toString())
                .isEqualTo(
                        "[data/0.parquet, data/1.parquet, metadata/codes.parquet,"
                                + " metadata/dataset.json]");
        assertThat(column("data/0.parquet", "code"))
                .containsExactly(
                        "Gender/M",
                        "Race/5",
                        "MEDS_BIRTH",
                        "OBSERVATION_PERIOD_START",
                        "VISIT_START//Visit/IP",
                        "SNOMED/57054005",
                        "LOINC/2823-3",
                        "ICD9CM/410.9",
                        "LOINC/2823-3",
                        "VISIT_END//Visit/IP",
                        "VISIT_START//Visit/IP",
                        "VISIT_END//Visit/IP",
                        "OBSERVATION_PERIOD_END",
                        "MEDS_DEATH");
        assertThat(column("data/1.parquet", "subject_id"))
                .containsExactly(2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 3L, 3L);
        assertThat(column("data/0.parquet", "numeric_value"))
                .filteredOn(Objects::nonNull)
                .containsExactly(5.7f, 4.1f);
    }

    @Test
    void theCopyGivesTheSameCohort() throws IOException {
        Path task = Files.writeString(folder.resolve("task.yaml"), TASK);
        assertThat(convert().exitCode()).isZero();
        Path own = folder.resolve("own.parquet");
        Path copied = folder.resolve("copied.parquet");
        assertThat(extract(task, "omop", data, own).exitCode()).isZero();
        CommandRun run = extract(task, "meds", meds, copied);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(ParquetTable.read(own).rows()).hasSize(2);
        assertThat(copied).hasSameBinaryContentAs(own);
    }

    @Test
    void theCopyKnowsWhatDescendsFromACode() throws IOException {
        Path task =
                Files.writeString(
                        folder.resolve("descendants.yaml"),
                        """
                        predicates:
                          event: { code: { descendants_of: [SNOMED/22298006, VISIT_START//Visit/IP] } }
                          death: { code: MEDS_DEATH }
                        trigger: event
                        windows:
                          rest:
                            start: trigger
                            end: null
                            start_inclusive: false
                            label: death
                            index_timestamp: start
                        """);
        assertThat(convert().exitCode()).isZero();
        Path again = folder.resolve("again");
        CommandRun second = CommandRun.of("convert-data", meds, "--format", "meds", "--out", again);
        assertThat(second.exitCode()).as(second.err()).isZero();
        Path own = folder.resolve("own.parquet");
        assertThat(extract(task, "omop", data, own).exitCode()).isZero();
        assertThat(ParquetTable.read(own).rows()).hasSize(3);
        for (Path copy : List.of(meds, again)) {
            Path labels = folder.resolve(copy.getFileName() + ".parquet");
            CommandRun run = extract(task, "meds", copy, labels);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(labels).hasSameBinaryContentAs(own);
        }
    }

    @Test
    void withoutMetadataNothingDescendsFromACode() throws IOException {
        assertThat(convert().exitCode()).isZero();
        Files.delete(meds.resolve("metadata/codes.parquet"));
        Path task =
                Files.writeString(
                        folder.resolve("task.yaml"),
                        TASK.replace(
                                "code: VISIT_START//Visit/IP", "code: {descendants_of: Visit/IP}"));
        CommandRun run = CommandRun.of("check", task, "--data", meds);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("error[T051]", "task.yaml:2:39", "there is no `metadata/codes.parquet`");
    }

    @Test
    void codesAreDescribed() {
        assertThat(convert().exitCode()).isZero();
        CommandRun run =
                CommandRun.of(
                        "check", writeTask(), "--data", meds, "--format", "json", "--deny", "D020");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("Inpatient Visit");
    }

    @Test
    void othersFilesAreNotTouched() throws IOException {
        assertThat(convert().exitCode()).isZero();
        Map<String, String> before = Folders.bytes(meds);
        CommandRun again = convert();
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.err()).contains("error[D010]", "pass --overwrite");
        assertThat(convert("--overwrite").exitCode()).isZero();
        assertThat(Folders.bytes(meds)).isEqualTo(before);
        Files.copy(meds.resolve("data/0.parquet"), meds.resolve("data/7.parquet"));
        CommandRun mixed = convert("--overwrite");
        assertThat(mixed.err()).contains("error[D010]", "7.parquet");
        assertThat(mixed.exitCode()).isEqualTo(3);
    }

    @Test
    void aMistakeInTheDataLeavesNothing() throws IOException {
        Files.writeString(data.resolve("death.csv"), "person_id,death_date\n1,yesterday\n");
        CommandRun run = convert();
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("error[D008]", "`yesterday` in line 2");
        assertThat(meds).doesNotExist();
    }

    @Test
    void anUnknownColumnIsNamed() {
        CommandRun run = convert("--columns", "unti");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("error[D005]: missing column `unti` (there is `unit`)");
    }

    private Path writeTask() {
        try {
            return Files.writeString(folder.resolve("task.yaml"), TASK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Object> column(String file, String name) {
        CohortTable table = ParquetTable.read(meds.resolve(file));
        return table.rows().stream().<Object>map(row -> row.get(name)).toList();
    }

    private CommandRun convert(Object... more) {
        Object[] arguments = new Object[6 + more.length];
        Object[] first = {"convert-data", data, "--format", "omop", "--out", meds};
        System.arraycopy(first, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return CommandRun.of(arguments);
    }

    private static CommandRun extract(Path task, String format, Path from, Path labels) {
        return CommandRun.of(
                "extract",
                task,
                "--format",
                format,
                "--data",
                from,
                "--out",
                labels,
                "--no-manifest");
    }
}
