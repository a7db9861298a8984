package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Windows of a subject in two shards would be cut where the shards meet, so in `standard` there
/// are no labels then. In `aces-0.7.3` each shard stands for itself, as in ACES.
class SharedSubjectsTest {
    private static final Path SHARED = Path.of("src/test/resources/datasets/shared-subject");

    @TempDir private Path folder;

    private Path task = Path.of("");

    @BeforeEach
    void writeTask() throws IOException {
        task =
                Files.writeString(
                        folder.resolve("task.yaml"),
                        """
                        predicates: {lab: {code: LAB//NA}, death: {code: MEDS_DEATH}}
                        trigger: lab
                        windows:
                          w:
                            start: trigger
                            end: start + 30d
                            start_inclusive: false
                            end_inclusive: true
                            label: death
                            index_timestamp: start
                        """);
    }

    @Test
    void aSubjectInTwoShardsIsAnErrorThatNamesBoth() {
        CommandRun run = extract("--semantics", "standard");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains(
                        "error[D043]: subject 1 is in both ",
                        "held_out/1.parquet",
                        "train/0.parquet");
        assertThat(Folders.files(folder.resolve("labels"))).isEmpty();
    }

    @Test
    void inAcesSemanticsEachShardStandsForItself() {
        assertThat(extract("--semantics", "aces-0.7.3").exitCode()).isZero();
    }

    @Test
    void shardsThatAreNotRunDoNotMatter() {
        assertThat(extract("--split", "train").exitCode()).isZero();
    }

    @Test
    void whySaysSoToo() {
        CommandRun run = CommandRun.of("why", task, "--data", SHARED, "--subject", 1);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("error[D043]");
        assertThat(CommandRun.of("why", task, "--data", SHARED, "--subject", 2).exitCode())
                .isZero();
    }

    /// What matters to the task lies in one of the shards.
    @Test
    void rowsThatDoNotMatterMayLieAnywhere() throws IOException {
        Path data = Files.createDirectory(folder.resolve("meds"));
        long day = 86_400_000_000L;
        new MedsFile(3, _ -> 7, row -> row * day, row -> "LAB//NA")
                .write(data.resolve("0.parquet"));
        new MedsFile(3, _ -> 7, row -> row * day, row -> "OTHER").write(data.resolve("1.parquet"));
        CommandRun run =
                CommandRun.of("extract", task, "--data", data, "--out", folder.resolve("labels"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        Files.move(data.resolve("0.parquet"), data.resolve("2.parquet"));
        CommandRun why = CommandRun.of("why", task, "--data", data, "--subject", 7);
        assertThat(why.exitCode()).as(why.err()).isZero();
        assertThat(why.out()).contains("3 lab");
    }

    private CommandRun extract(String... options) {
        return CommandRun.of(
                "extract",
                task,
                "--data",
                SHARED,
                "--out",
                folder.resolve("labels"),
                "--quiet",
                options[0],
                options[1]);
    }
}
