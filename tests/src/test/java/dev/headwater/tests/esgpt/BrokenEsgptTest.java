package dev.headwater.tests.esgpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.esgpt.SmallTable.Kind;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A dataset that is incomplete or broken ends the run with a message that names the file or the
/// place in the task; no output is left.
class BrokenEsgptTest {
    @TempDir private Path folder;

    private EsgptFiles files = EsgptFiles.of(List.of(), List.of());

    @BeforeEach
    void makeFiles() {
        files =
                EsgptFiles.of(
                        List.of("1 F", "2 M"),
                        List.of("1 0 T lab=K:5", "1 24 X lab=Na:140", "2 0 T"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config.json",
                "subjects_df.parquet",
                "events_df.parquet",
                "dynamic_measurements_df.parquet"
            })
    void aMissingFileIsNamed(String name) throws IOException {
        Path data = files.write(folder.resolve("data"));
        Files.delete(data.resolve(name));
        assertFails(3, "error[D001]: an ESGPT dataset has a file `" + name + "`");
    }

    @Test
    void readAsMedsItIsToldFromMeds() {
        Path data = files.write(folder.resolve("data"));
        CommandRun run =
                CommandRun.of(
                        "convert-data", data, "--format", "meds", "--out", folder.resolve("o"));
        assertThat(run.err())
                .contains(
                        "error[D002]: this is an ESGPT dataset, not MEDS data; pass --format esgpt");
        assertThat(CommandRun.of("convert-data", data, "--format", "esgpt", "--out", "o").err())
                .contains("--format esgpt cannot be converted");
    }

    @Test
    void aFileIsNoDataset() throws IOException {
        Files.writeString(folder.resolve("data"), "");
        assertFails(3, "error[D001]: an ESGPT dataset is a folder, and this is a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "{}", "{\"measurement_configs\": 3}"})
    void aConfigurationWithoutMeasurementsIsNamed(String text) {
        files.configuration = text;
        files.write(folder.resolve("data"));
        assertFails(3, "error[D040]: not the configuration of an ESGPT dataset", "config.json");
    }

    @ParameterizedTest
    @CsvSource({"event_id", "subject_id", "timestamp"})
    void aMissingColumnOfTheEventsIsNamed(String column) {
        files.events.without(column);
        files.write(folder.resolve("data"));
        assertFails(3, "error[D005]: missing column `" + column + "`", "events_df.parquet");
    }

    @Test
    void aMistakeInTheConfigurationIsShownWithItsPlace() {
        files.configuration = "{\n  \"measurement_configs\": {,}}";
        files.write(folder.resolve("data"));
        assertFails(3, "error[D040]", "in line 2, column 27", "config.json");
    }

    @Test
    void aMissingColumnOfTheSubjectsIsNamed() {
        files.subjects.without("subject_id");
        files.write(folder.resolve("data"));
        assertFails(3, "error[D005]: missing column `subject_id`", "subjects_df.parquet");
    }

    @Test
    void subjectsThatAreNoIntegersAreNamed() {
        files.subjects.with("subject_id", Kind.TEXT, List.of("a", "b"));
        files.write(folder.resolve("data"));
        assertFails(3, "error[D006]: the column is", "an integer", "subjects_df.parquet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subjects_df.parquet",
                "events_df.parquet",
                "dynamic_measurements_df.parquet"
            })
    void aFileThatIsNoParquetFileIsNamed(String name) throws IOException {
        Path data = files.write(folder.resolve("data"));
        Files.writeString(data.resolve(name), "event_id,subject_id\n");
        assertFails(3, "error[D003]: not a Parquet file", name);
    }

    @Test
    void aMissingColumnOfTheMeasurementsIsNamed() {
        files.measurements.without("event_id");
        files.write(folder.resolve("data"));
        assertFails(3, "error[D005]: missing column `event_id`", "dynamic_measurements_df.parquet");
    }

    @ParameterizedTest
    @CsvSource({"event_id,an integer", "subject_id,an integer", "timestamp,a timestamp or a date"})
    void aColumnOfTextsIsNamed(String column, String expected) {
        files.events.with(column, Kind.TEXT, List.of("a", "b", "c"));
        files.write(folder.resolve("data"));
        assertFails(3, "error[D006]: the column is", expected, "events_df.parquet", column);
    }

    @Test
    void anEventIdMayNotOccurTwice() {
        files.events.with("event_id", Kind.LONG, List.of(5L, 7L, 5L));
        files.write(folder.resolve("data"));
        assertFails(3, "error[D041]: two events have the id 5", "events_df.parquet");
    }

    @Test
    void valuesThatAreNoNumbersAreToldWhereTheTaskWantsThem() {
        files.measurements.with("lab_value", Kind.TEXT, List.of("high", "low"));
        files.write(folder.resolve("data"));
        assertFails(
                1,
                "error[T062]: the values of `lab` should be in `lab_value`, which is no column of"
                        + " numbers of `dynamic_measurements_df`",
                "task.yaml:3:17");
    }

    @Test
    void aMissingColumnOfValuesIsToldWhereTheTaskWantsThem() {
        files.measurements.without("lab_value");
        files.write(folder.resolve("data"));
        assertFails(1, "error[T062]: the values of `lab`", "task.yaml:3:17");
    }

    @Test
    void aDeclaredMeasurementThatNoTableHasIsToldWhereTheTaskNamesIt() {
        files.measurements.without("lab");
        files.write(folder.resolve("data"));
        assertFails(
                1,
                "error[T061]: no column `lab` in `dynamic_measurements_df` or `events_df`",
                "= help: it is declared, but no table has it");
    }

    @Test
    void anUndeclaredMeasurementIsToldWithTheNearestOne() {
        files.configuration =
                "{\"measurement_configs\": {\"labs\": {\"values_column\": \"lab_value\"}}}";
        files.write(folder.resolve("data"));
        assertFails(
                1,
                "error[T060]: unknown measurement `lab`",
                "= help: did you mean the measurement `labs`?");
    }

    private void assertFails(int exitCode, String... messages) {
        try {
            Files.writeString(
                    folder.resolve("task.yaml"),
                    """
                    predicates:
                      t: { code: event_type//T }
                      high: { code: lab//K, value_min: 1 }
                    patient_demographics: { man: { code: gender//M } }
                    trigger: t
                    windows:
                      w: { start: trigger, end: start + 1d, label: high, index_timestamp: start }
                    """);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Path labels = folder.resolve("labels");
        CommandRun run =
                CommandRun.of(
                        "extract",
                        folder.resolve("task.yaml"),
                        "--format",
                        "esgpt",
                        "--data",
                        folder.resolve("data"),
                        "--out",
                        labels);
        assertThat(run.err()).contains(messages);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(Folders.files(labels)).isEmpty();
    }
}
