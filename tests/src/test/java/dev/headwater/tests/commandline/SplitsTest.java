package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import dev.headwater.tests.extraction.ParquetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A split is a folder of shards, or the subjects that `metadata/subject_splits.parquet` puts
/// there. The same subjects, split in either way, give the same.
class SplitsTest {
    private static final Path DATASETS = Path.of("src/test/resources/datasets");
    private static final Path BY_FOLDER = DATASETS.resolve("by-folder");
    private static final Path BY_TABLE = DATASETS.resolve("by-table");
    private static final Path TASK = SampleData.task("mortality/post_discharge_1y");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"train", "tuning", "held_out", "tuning,train"})
    void theTableSelectsTheSubjectsThatAFolderHolds(String split) throws IOException {
        List<Object> options = List.of("--split", split, "--threads", 3);
        assertThat(labels(BY_TABLE, options)).isNotEmpty().isEqualTo(labels(BY_FOLDER, options));
        assertThat(counts(BY_TABLE)).isEqualTo(counts(BY_FOLDER));
    }

    @Test
    void withoutASplitAllSubjectsAreTakenAndCountedByTheTable() throws IOException {
        assertThat(labels(BY_TABLE, List.of())).isEqualTo(labels(BY_FOLDER, List.of()));
        assertThat(counts(BY_TABLE)).isEqualTo(counts(BY_FOLDER));
    }

    @Test
    void aSampleOfASplitIsTheSameToo() throws IOException {
        List<Object> options =
                List.of("--split", "train", "--per-subject", "random:1", "--max-rows", 5);
        assertThat(labels(BY_TABLE, options)).hasSize(5).isEqualTo(labels(BY_FOLDER, options));
    }

    @Test
    void predicatesAreCountedInTheSplitOnly() {
        String ofTable = check(BY_TABLE);
        assertThat(ofTable.lines().skip(1)).isEqualTo(check(BY_FOLDER).lines().skip(1).toList());
    }

    @Test
    void aSubjectOfAnotherSplitIsNotFound() {
        assertThat(why(1002, "train").exitCode()).isZero();
        assertThat(why(1151, "train").err()).contains("error[D021]");
        assertThat(why(1001, "train").err()).contains("error[D021]");
    }

    @Test
    void theTableIsAnInputOfTheRun() throws IOException {
        Path copy = folder.resolve("copy");
        for (Path file : Folders.files(BY_TABLE)) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(BY_TABLE.resolve(file), copy.resolve(file));
        }
        labels(copy, List.of("--split", "train"));
        Path manifest = folder.resolve("copy.manifest.json");
        assertThat(verify(manifest, copy).exitCode()).isZero();
        Files.copy(
                DATASETS.resolve("clean/metadata/subject_splits.parquet"),
                folder.resolve("copy/metadata/subject_splits.parquet"),
                StandardCopyOption.REPLACE_EXISTING);
        CommandRun run = verify(manifest, copy);
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("inputs metadata/subject_splits.parquet hash");
    }

    @Test
    void aMisspeltSplitIsNoSplit() {
        for (Path data : List.of(BY_TABLE, BY_FOLDER)) {
            CommandRun run = extract(data, List.of("--split", "train,tunning"));
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err())
                    .contains("error[D002]: no split `tunning` in " + data, "`train`, `tuning`");
        }
    }

    @Test
    void aSubjectInTwoSplitsIsAnError() {
        CommandRun run = extract(DATASETS.resolve("two-splits"), List.of("--split", "validation"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("error[D056]: subject 1 is in the splits `train` and `held_out`");
    }

    @Test
    void theTableOfMeds030NamesPatients() throws IOException {
        Path flat = folder.resolve("flat");
        Path patients = DATASETS.resolve("patients");
        Files.createDirectories(flat.resolve("data"));
        Files.createDirectories(flat.resolve("metadata"));
        Files.copy(patients.resolve("data/train/0.parquet"), flat.resolve("data/0.parquet"));
        Files.copy(
                patients.resolve("metadata/patient_splits.parquet"),
                flat.resolve("metadata/patient_splits.parquet"));
        assertThat(extract(flat, List.of("--split", "train")).exitCode()).isZero();
        assertThat(extract(flat, List.of("--split", "tuning")).err()).contains("error[D002]");
    }

    private List<Map<String, Object>> labels(Path data, List<Object> options) {
        CommandRun run = extract(data, options);
        assertThat(run.exitCode()).as(run.err()).isZero();
        CohortTable table = ParquetTable.read(output(data));
        return table.rows().stream()
                .sorted(Comparator.comparing(row -> row.get("subject_id") + " " + row))
                .map(row -> (Map<String, Object>) row)
                .toList();
    }

    /// All that the manifest says was counted; subjects of no split are in the folder `a`. Codes
    /// are counted by shard.
    private JsonNode counts(Path data) throws IOException {
        Path manifest = folder.resolve(data.getFileName() + ".manifest.json");
        String text =
                Files.readString(manifest)
                        .replace("\"a\"", "\"\"")
                        .replaceAll("\"codes\" : \\d+", "\"codes\" : 0");
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(text);
        return json.retain("counts", "attrition");
    }

    private CommandRun extract(Path data, List<Object> options) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                "extract",
                                TASK,
                                "--predicates",
                                SampleData.PREDICATES,
                                "--data",
                                data,
                                "--out",
                                output(data),
                                "--quiet",
                                "--overwrite"));
        arguments.addAll(options);
        return CommandRun.of(arguments.toArray());
    }

    private Path output(Path data) {
        return folder.resolve(data.getFileName() + ".parquet");
    }

    private static CommandRun verify(Path manifest, Path data) {
        return CommandRun.of("verify", manifest, "--data", data);
    }

    private static String check(Path data) {
        CommandRun run =
                CommandRun.of(
                        "check",
                        TASK,
                        "--predicates",
                        SampleData.PREDICATES,
                        "--data",
                        data,
                        "--split",
                        "held_out");
        assertThat(run.exitCode()).isZero();
        // How many shards there are differs.
        return run.out().replaceAll("in \\d shards?", "in shards");
    }

    private static CommandRun why(long subject, String split) {
        return CommandRun.of(
                "why",
                TASK,
                "--predicates",
                SampleData.PREDICATES,
                "--data",
                BY_TABLE,
                "--subject",
                subject,
                "--split",
                split);
    }
}
