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
import java.util.function.IntUnaryOperator;
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
        Folders.copy(BY_TABLE, copy);
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
    void dataOfMeds030GiveTheSameLabels() throws IOException {
        Path task = sodiumTask();
        List<List<Map<String, Object>>> labels = new ArrayList<>();
        for (String name : List.of("patients", "clean")) {
            Path out = folder.resolve(name + ".parquet");
            CommandRun run =
                    CommandRun.of("extract", task, "--data", DATASETS.resolve(name), "--out", out);
            assertThat(run.exitCode()).as(run.err()).isZero();
            labels.add(ParquetTable.read(out).rows());
        }
        assertThat(labels.getFirst()).hasSize(12).isEqualTo(labels.getLast());
    }

    @Test
    void theTableOfMeds030NamesPatients() throws IOException {
        Path flat = flat("patients", "metadata/patient_splits.parquet");
        assertThat(extract(flat, List.of("--split", "train")).exitCode()).isZero();
        assertThat(extract(flat, List.of("--split", "tuning")).err()).contains("error[D002]");
    }

    @Test
    void whereNoSplitIsAskedForABrokenTableIsNoMatter() throws IOException {
        Path flat = flat("two-splits", "metadata/subject_splits.parquet");
        CommandRun run = extract(flat, List.of());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(counts(flat).at("/counts/splits").properties()).isEmpty();
        assertThat(extract(flat, List.of("--split", "train")).err()).contains("error[D056]");
    }

    /// The subjects of each split lie in a shard of their own, and one shard has none of the split.
    @Test
    void onlySplitsThatHaveSubjectsAreCounted() throws IOException {
        Path flat = flat("clean", "metadata/subject_splits.parquet");
        assertThat(extract(flat, List.of("--split", "train")).exitCode()).isZero();
        assertThat(counts(flat).findValuesAsText("split")).containsOnly("null", "train");
    }

    @Test
    void theOrderOfRowsDoesNotMatter() throws IOException {
        int rows = 4_000;
        long hour = 3_600_000_000L;
        List<Object> labels = new ArrayList<>();
        List<Object> counts = new ArrayList<>();
        for (int step : List.of(1, 1_999)) {
            Path data = folder.resolve("step-" + step);
            copy(
                    DATASETS.resolve("clean"),
                    "metadata/subject_splits.parquet",
                    data,
                    "metadata/subject_splits.parquet");
            IntUnaryOperator place = row -> (int) (row * (long) step % rows);
            new MedsFile(
                            rows,
                            row -> 1 + place.applyAsInt(row) / (rows / 4),
                            row -> place.applyAsInt(row) % (rows / 4) * hour,
                            row -> place.applyAsInt(row) % 97 == 0 ? "MEDS_DEATH" : "LAB//NA")
                    .write(Files.createDirectories(data.resolve("data")).resolve("0.parquet"));
            Path out = folder.resolve("step-" + step + ".parquet");
            CommandRun run =
                    CommandRun.of(
                            "extract",
                            sodiumTask(),
                            "--data",
                            data,
                            "--split",
                            "train",
                            "--out",
                            out);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err().contains("sorted")).isEqualTo(step > 1);
            labels.add(ParquetTable.read(out).rows());
            counts.add(counts(data));
        }
        assertThat(labels.getFirst()).isEqualTo(labels.getLast());
        assertThat((List<?>) labels.getFirst()).hasSizeGreaterThan(1_000);
        assertThat(counts.getFirst()).isEqualTo(counts.getLast());
    }

    @Test
    void foldersAndSubjectsCannotBeMixed() throws IOException {
        Path mixed = folder.resolve("mixed");
        copy(BY_TABLE, "data/0.parquet", mixed, "data/other/0.parquet");
        copy(BY_TABLE, "data/1.parquet", mixed, "data/1.parquet");
        String table = "metadata/subject_splits.parquet";
        copy(BY_TABLE, table, mixed, table);
        CommandRun run = extract(mixed, List.of("--split", "other,train"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("error[D002]: the split `other` is a folder, but not in `metadata");
    }

    @Test
    void labelsOfAnotherSplitAreNotToBeReplacedByMistake() {
        Object[] arguments = {
            "extract",
            TASK,
            "--predicates",
            SampleData.PREDICATES,
            "--data",
            BY_TABLE,
            "--out",
            folder.resolve("labels"),
            "--split",
            "train"
        };
        assertThat(CommandRun.of(arguments).exitCode()).isZero();
        arguments[arguments.length - 1] = "held_out";
        assertThat(CommandRun.of(arguments).err())
                .contains("error[D010]", "choose another folder for each split");
    }

    private Path sodiumTask() throws IOException {
        return Files.writeString(
                folder.resolve("task.yaml"),
                """
                predicates:
                  sodium: {code: LAB//NA}
                  death: {code: MEDS_DEATH}
                trigger: sodium
                windows:
                  w: {start: trigger, end: start + 2d, label: death, index_timestamp: start}
                """);
    }

    /// A copy of a dataset whose shards lie in no folder.
    private Path flat(String name, String table) throws IOException {
        Path flat = folder.resolve("flat");
        Path dataset = DATASETS.resolve(name);
        copy(dataset, "data/train/0.parquet", flat, "data/0.parquet");
        copy(dataset, "data/held_out/0.parquet", flat, "data/1.parquet");
        copy(dataset, table, flat, table);
        return flat;
    }

    private static void copy(Path from, String file, Path to, String name) throws IOException {
        Files.createDirectories(to.resolve(name).getParent());
        Files.copy(from.resolve(file), to.resolve(name));
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
