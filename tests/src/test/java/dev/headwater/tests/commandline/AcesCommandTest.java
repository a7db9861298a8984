package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.documents.Repository;
import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import dev.headwater.tests.extraction.ParquetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `aces-cli` on the sample data. That it agrees with the real one is compared by
/// tests/es-aces/command_lines.py.
class AcesCommandTest {
    private static final List<String> LABELS =
            List.of(
                    "subject_id",
                    "prediction_time",
                    "boolean_value",
                    "integer_value",
                    "float_value",
                    "categorical_value");
    private static final Path DATA = SampleData.MEDS.resolve("data");
    private static final Path COUNTS = SampleData.MEDS.resolveSibling("direct/in_hospital_24h.csv");

    @TempDir private Path folder;

    @BeforeEach
    void writeTask() throws IOException {
        Files.copy(SampleData.task("mortality/in_hospital_24h"), folder.resolve("task.yaml"));
    }

    @Test
    void oneFileGivesLabelsAndALog() throws IOException {
        AcesRun run = meds("data.path=" + DATA.resolve("train/0.parquet"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("][headwater][INFO] - ")
                .contains("cohort of 68 rows of 43 subjects")
                .contains("Results saved to '" + folder + "/task.parquet'.");
        assertThat(ParquetTable.read(folder.resolve("task.parquet")).schema().keySet())
                .containsExactlyElementsOf(LABELS);
        assertThat(names())
                .contains("task.parquet", "task/.logs/.hydra/config.yaml")
                .contains("task/.logs/.hydra/hydra.yaml", "task/.logs/.hydra/overrides.yaml")
                .anyMatch(name -> name.matches("task/\\.logs/aces_[\\d_-]{19}\\.log"))
                .hasSize(6);
        assertThat(folder.resolve("task/.logs/.hydra/overrides.yaml"))
                .hasContent(
                        "- cohort_dir=%s%n- cohort_name=task%n- predicates_path=%s%n- data.standard=meds%n- data.path=%s"
                                .formatted(
                                        folder,
                                        SampleData.PREDICATES,
                                        DATA.resolve("train/0.parquet")));
        assertThat(logOf("task/.logs")).isEqualTo(run.out());
    }

    @Test
    void aSweepGivesWhatExtractDoes() {
        AcesRun run = sweep("held_out/0,train/0,train/1,train/2,tuning/0");
        extract(
                SampleData.PREDICATES,
                SampleData.MEDS,
                "--labels-schema",
                "compat",
                "--out",
                folder.resolve("labels"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, String> tables = Folders.bytes(folder.resolve("task"));
        tables.keySet().removeIf(name -> name.startsWith(".logs"));
        assertThat(tables).hasSize(5).isEqualTo(Folders.bytes(folder.resolve("labels")));
        assertThat(run.out())
                .contains("[HYDRA] Launching 5 jobs locally")
                .containsPattern("\\[HYDRA] \t#3 : .*data.shard=train/2");
        assertThat(names()).contains("task/.logs/multirun.yaml", "task/.logs/4/.hydra/config.yaml");
        assertThat(logOf("task/.logs/3")).contains("train/2.parquet").doesNotContain("train/1");
    }

    @Test
    void aShardThatFailsDoesNotStopTheOthers() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("broken.parquet"), "PAR1 is not enough");
        Files.copy(DATA.resolve("train/0.parquet"), data.resolve("good.parquet"));

        AcesRun run =
                meds("-m", "data=sharded", "data.root=" + data, "data.shard=broken,missing,good");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .containsPattern("Error executing job: .*data.shard=broken")
                .containsPattern("error\\[D\\d+]: .*broken.parquet")
                .contains("error[D001]: no such file or folder (" + data + "/missing.parquet)");
        assertThat(tables())
                .containsExactly("data/broken.parquet", "data/good.parquet", "task/good.parquet");
        assertThat(logOf("task/.logs/1")).contains("error[D001]");
    }

    @Test
    void anOutputThatCannotBeWrittenDoesNotStopTheOthers() throws IOException {
        Files.createDirectories(folder.resolve("task/train/1.parquet"));

        AcesRun run = sweep("train/0,train/1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error[D015]").contains("train/1.parquet`: it is a folder");
        assertThat(tables()).containsExactly("task/train/0.parquet");
    }

    @Test
    void existingOutputsAreReplaced() throws IOException {
        Files.writeString(folder.resolve("task.parquet"), "old");

        assertThat(meds("data.path=" + DATA.resolve("train/0.parquet")).exitCode()).isZero();

        assertThat(ParquetTable.read(folder.resolve("task.parquet")).rows()).hasSize(68);
    }

    @Test
    void windowsAreWrittenBesideLabelsUnderTheirNames() {
        AcesRun run =
                meds(
                        "data.path=" + DATA.resolve("train/0.parquet"),
                        "window_stats_dir=" + folder.resolve("stats"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(ParquetTable.read(folder.resolve("stats/task.parquet")).schema().keySet())
                .containsExactly(
                        "subject_id",
                        "prediction_time",
                        "boolean_value",
                        "trigger",
                        "input.end_summary",
                        "input.start_summary",
                        "gap.end_summary",
                        "target.end_summary");
    }

    @Test
    void placesCanBeChosen() throws IOException {
        Path configs = Files.createDirectory(folder.resolve("configs"));
        Files.move(folder.resolve("task.yaml"), configs.resolve("mine.yaml"));
        AcesRun run =
                meds(
                        "--multirun",
                        "config_path=${cohort_dir}/configs/mine.yaml",
                        "output_filepath=${cohort_dir}/out/${cohort_name}${data._prefix}_labels.parquet",
                        "log_dir=" + folder.resolve("logs"),
                        "data=sharded",
                        "data.root=" + DATA,
                        "data.shard=train/0,train/1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(tables())
                .containsExactly(
                        "out/task/train/0_labels.parquet", "out/task/train/1_labels.parquet");
        assertThat(names())
                .contains("logs/multirun.yaml", "logs/1/.hydra/config.yaml")
                .noneMatch(name -> name.startsWith("task/"));
    }

    @Test
    void theFolderOfTheLogCanBeChosenAsHydraSaysIt() {
        AcesRun run =
                meds(
                        "data.path=" + DATA.resolve("train/0.parquet"),
                        "hydra.run.dir=" + folder.resolve("runs/1"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(names())
                .contains("task.parquet", "runs/1/.hydra/config.yaml")
                .noneMatch(name -> name.startsWith("task/"));
    }

    @Test
    void directDataGiveTheCohortWithItsWindows() {
        AcesRun run =
                run(
                        "data.standard=direct",
                        "data.ts_format=%Y-%m-%d %H:%M:%S",
                        "data.path=" + COUNTS);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(ParquetTable.read(folder.resolve("task.parquet")).schema().keySet())
                .startsWith(
                        "subject_id", "index_timestamp", "label", "trigger", "input.end_summary");
    }

    @Test
    void esgptDataGiveWhatExtractDoes() {
        Path data = Repository.file("sample-data/esgpt");
        Path predicates = Repository.file("sample-data/esgpt-predicates.yaml");
        AcesRun run =
                run("data.standard=esgpt", "data.path=" + data, "predicates_path=" + predicates);
        Path extracted = folder.resolve("extracted.parquet");
        extract(predicates, data, "--format", "esgpt", "--windows", extracted);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(ParquetTable.read(folder.resolve("task.parquet")))
                .isEqualTo(ParquetTable.read(extracted));
        assertThat(ParquetTable.read(extracted).rows()).isNotEmpty();
    }

    @Test
    void aFolderIsReadAsOneTable() {
        AcesRun run = meds("data.path=" + DATA.resolve("train"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("[WARNING] - data.path is a folder: its 3 files were read as one table");
        assertThat(ParquetTable.read(folder.resolve("task.parquet")).rows()).hasSize(68 + 66 + 76);
    }

    @Test
    void jobsOfSeveralTasksAreRunTaskByTask() throws IOException {
        Files.copy(SampleData.task("mortality/icu_24h"), folder.resolve("icu.yaml"));

        AcesRun run =
                meds(
                        "-m",
                        "cohort_name=task,icu",
                        "data=sharded",
                        "data.root=" + DATA,
                        "data.shard=train/0,train/1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(tables())
                .containsExactly(
                        "icu/train/0.parquet",
                        "icu/train/1.parquet",
                        "task/train/0.parquet",
                        "task/train/1.parquet");
    }

    @Test
    void mistakesInATaskAreShownWithTheirPlaceOnce() throws IOException {
        Path task = folder.resolve("task.yaml");
        Files.writeString(
                task,
                Files.readString(task)
                        .replace("trigger: hospital_admission", "trigger: hospital_admision"));

        AcesRun run = sweep("train/0,train/1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .containsOnlyOnce("error[T012]: unknown predicate `hospital_admision`");
        assertThat(logOf("task/.logs/1")).contains("error[T012]");
        assertThat(tables()).isEmpty();
    }

    @Test
    void jobsThatWriteTheSameFileAreRefused() {
        AcesRun run =
                meds(
                        "-m",
                        "data=sharded",
                        "data.root=" + DATA,
                        "data.shard=train/0,train/1",
                        "output_filepath=" + folder.resolve("same.parquet"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("two jobs write '" + folder + "/same.parquet'");
        assertThat(names()).containsExactly("task.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.pth=x -> Could not override 'data.pth': the configuration has no such key; did you mean 'data.path'?",
                "data.shard=x -> Could not override 'data.shard': the configuration has no such key",
                "data=shard -> Could not find 'data/shard'",
                "data.standard=omop -> Invalid data standard: omop",
                "data.standard=meds -> Missing mandatory value: data.path",
                "data.path=a,b -> Ambiguous value for argument 'data.path=a,b'",
                "output_filepath=labels.csv -> 'output_filepath' is 'labels.csv', which does not end in `.parquet`",
                "config_path=[a] -> 'config_path' must be a text, not [a]",
                "hydra.job.chdir=true -> hydra.job.chdir=true is not supported",
            })
    void wrongArgumentsAreToldBeforeAnythingIsDone(String line) {
        String[] parts = line.split(" -> ");
        List<String> arguments = new ArrayList<>(common());
        arguments.add("data.standard=meds");
        if (!parts[0].startsWith("data")) {
            arguments.add("data.path=" + DATA);
        }
        arguments.add(parts[0]);

        AcesRun run = AcesRun.of(arguments);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith(parts[1]);
        assertThat(run.out()).isEmpty();
        assertThat(names()).containsExactly("task.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--foo", "--info", "--cfg nothing", "--cfg"})
    void wrongOptionsEndWithTwo(String options) {
        assertThat(AcesRun.of(List.of(options.split(" "))).exitCode()).isEqualTo(2);
    }

    @Test
    void withoutArgumentsTheUsageIsShown() {
        AcesRun run = AcesRun.of(List.of());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo(
                        """
                        Usage: aces-cli [OPTIONS]
                        Try 'aces-cli --help' for more information.
                        For more information, visit: https://eventstreamaces.readthedocs.io/en/latest/usage.html
                        """);
    }

    @Test
    void helpNamesEveryKeyAndFitsATerminal() {
        AcesRun run = AcesRun.of(List.of("--help"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 110);
        assertThat(run.out())
                .contains(
                        "data.standard=",
                        "data.path=",
                        "data.root=",
                        "data.shard=",
                        "data.ts_format=")
                .contains("cohort_dir=", "cohort_name=", "config_path=", "predicates_path=")
                .contains("output_filepath=", "window_stats_dir=", "log_dir=", "--multirun");
    }

    @Test
    void theConfigurationCanBeShown() {
        AcesRun run =
                AcesRun.of(
                        List.of(
                                "--cfg",
                                "job",
                                "--resolve",
                                "-p",
                                "data",
                                "data=sharded",
                                "data.root=R",
                                "data.shard=train/0",
                                "data.standard=meds"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        """
                        # @package data
                        standard: meds
                        ts_format: '%m/%d/%Y %H:%M'
                        root: R
                        shard: train/0
                        path: R/train/0.parquet
                        _prefix: /train/0
                        """);
    }

    @Test
    void whatIsSaidOfHydraIsTaken() {
        AcesRun run =
                meds(
                        "data=sharded",
                        "data.root=" + DATA,
                        "data.shard=train/0,train/1",
                        "hydra.mode=MULTIRUN",
                        "hydra/launcher=joblib",
                        "hydra.launcher.n_jobs=4",
                        "hydra.sweep.dir=" + folder.resolve("logs"),
                        "hydra.sweep.subdir=job${hydra.job.num}",
                        "hydra.output_subdir=null",
                        "hydra.job.name=mine");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("hydra/launcher=joblib is not needed");
        assertThat(names())
                .containsExactly(
                        "logs/job0/mine.log",
                        "logs/job1/mine.log",
                        "logs/multirun.yaml",
                        "task.yaml",
                        "task/train/0.parquet",
                        "task/train/1.parquet");
    }

    /// Runs the task as `aces-cli` means it.
    private void extract(Path predicates, Path data, Object... options) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                "extract",
                                folder.resolve("task.yaml"),
                                "--predicates",
                                predicates,
                                "--data",
                                data,
                                "--semantics",
                                "aces-0.7.3",
                                "--no-manifest"));
        arguments.addAll(List.of(options));
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private AcesRun sweep(String shards) {
        return meds("--multirun", "data=sharded", "data.root=" + DATA, "data.shard=" + shards);
    }

    private AcesRun meds(String... arguments) {
        List<String> all = new ArrayList<>(List.of("data.standard=meds"));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private AcesRun run(String... arguments) {
        List<String> all = new ArrayList<>(common());
        all.addAll(List.of(arguments));
        return AcesRun.of(all);
    }

    private List<String> common() {
        return List.of(
                "cohort_dir=" + folder,
                "cohort_name=task",
                "predicates_path=" + SampleData.PREDICATES);
    }

    private List<String> names() {
        return Folders.files(folder).stream().map(Path::toString).toList();
    }

    private List<String> tables() {
        return names().stream().filter(name -> name.endsWith(".parquet")).toList();
    }

    private String logOf(String logFolder) {
        Path logs = folder.resolve(logFolder);
        try {
            Path log =
                    Folders.files(logs).stream()
                            .filter(file ->
                                    file.toString().endsWith(".log") && file.getNameCount() == 1)
                            .findFirst()
                            .orElseThrow();
            return Files.readString(logs.resolve(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
