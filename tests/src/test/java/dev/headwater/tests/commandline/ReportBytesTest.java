package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Task and data decide every byte of a report, but for its options; how the data are cut into
/// shards, and how many are read at once, do not.
class ReportBytesTest {
    private static final long HOUR = 3_600_000_000L;
    private static final List<String> CODES = List.of("A", "B", "C", "D", "A");
    private static final int ROWS_PER_SUBJECT = 20;
    private static final int SUBJECTS = 300;

    @TempDir private Path folder;
    private Path task;

    @BeforeEach
    void writeTask() throws IOException {
        task =
                Files.writeString(
                        folder.resolve("task.yaml"),
                        """
                        predicates: { a: { code: A }, b: { code: B }, c: { code: C } }
                        trigger: a
                        windows:
                          gap: { start: trigger, end: start + 30h, start_inclusive: false, has: { b: (None, 1) } }
                          target: { start: gap.end, end: start -> c, label: b, index_timestamp: start }
                        """);
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        Path data = data("data", 0, 100, 101, 170, 200, SUBJECTS);
        String one = report(data, "--threads", 1);
        assertThat(report(data, "--threads", 2)).isEqualTo(one);
        assertThat(report(data, "--threads", 8)).isEqualTo(one);
    }

    @Test
    void howTheDataAreCutIntoShardsChangesNothing() throws IOException {
        String one = report(data("one", 0, SUBJECTS));
        assertThat(report(data("three", 0, 1, 250, SUBJECTS))).isEqualTo(one);
        assertThat(report(data("five", 0, 100, 101, 170, 200, SUBJECTS))).isEqualTo(one);
        assertThat(report(data("less", 0, 100))).isNotEqualTo(one);
    }

    @Test
    void aSampleChangesNothingButTheLineThatNamesIt() throws IOException {
        String whole = report(data("one", 0, SUBJECTS));
        String sample = report(data("again", 0, SUBJECTS), "--per-subject", "first");
        String line = "<div><dt>Sample</dt>";
        assertThat(sample).contains(line);
        assertThat(sample.lines().filter(text -> !whole.contains(text)))
                .allMatch(text -> text.contains("Sample") || text.contains("per subject"));
    }

    /// Subjects 0 to 300, cut into shards at these numbers.
    private Path data(String name, int... cuts) throws IOException {
        Path root = folder.resolve(name);
        for (int shard = 0; shard + 1 < cuts.length; shard++) {
            int first = cuts[shard] * ROWS_PER_SUBJECT;
            Path file = root.resolve("data/train/" + shard + ".parquet");
            Files.createDirectories(file.getParent());
            new MedsFile(
                            (cuts[shard + 1] - cuts[shard]) * ROWS_PER_SUBJECT,
                            row -> (first + row) / ROWS_PER_SUBJECT,
                            row -> (first + row) * 10L * HOUR + (first + row) * 5 % 7 * HOUR,
                            row -> CODES.get((first + row) * 7 % 11 % CODES.size()))
                    .write(file);
        }
        return root;
    }

    private String report(Path data, Object... options) throws IOException {
        Path file = folder.resolve("report.html");
        Object[] arguments =
                Stream.concat(
                                Stream.of(
                                        "extract",
                                        task,
                                        "--data",
                                        data,
                                        "--report",
                                        file,
                                        "--overwrite",
                                        "--no-manifest"),
                                Stream.of(options))
                        .toArray();
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readString(file);
    }
}
