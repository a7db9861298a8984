package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.extraction.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--memory` bounds what is resident of the whole process, whatever the data.
class MemoryTest {
    private static final long MEBIBYTE = 1 << 20;

    /// What docs/decisions.md allows beyond the bound.
    private static final long TOLERANCE = 32 * MEBIBYTE;

    private static final long HOUR = 3_600_000_000L;

    private static final String TASK =
            """
            predicates:
              a: {code: A}
              b: {code: B}
            trigger: a
            windows:
              w:
                start: trigger
                end: start + 9d
                start_inclusive: true
                end_inclusive: true
                label: b
                index_timestamp: start
            """;

    @TempDir private Path folder;

    @Test
    void sortingAnUnsortedShardStaysWithinTheBound() throws IOException {
        Path data = unsorted().write(folder.resolve("data.parquet"));
        Path task = task(TASK);
        ProcessRun ample = extract("ample", task, data, "--memory", "1g");
        ProcessRun small = extract("small", task, data, "--memory", "128m");
        assertThat(ample.peakBytes()).isGreaterThan(128 * MEBIBYTE + TOLERANCE);
        assertThat(small.peakBytes()).isBetween(32 * MEBIBYTE, 128 * MEBIBYTE + TOLERANCE);
        assertThat(ample.exitCode()).as(ample.err()).isZero();
        assertThat(small.exitCode()).as(small.err()).isZero();
        assertThat(Folders.bytes(folder.resolve("small.out")))
                .isNotEmpty()
                .isEqualTo(Folders.bytes(folder.resolve("ample.out")));
    }

    @Test
    void aSubjectThatDoesNotFitIsNamed() throws IOException {
        var rows = new MedsFile(4_000_000, _ -> 4711, row -> row * HOUR, _ -> "A");
        Path data = rows.write(folder.resolve("data.parquet"));
        Path task =
                task(
                        """
                        predicates:
                          a: {code: A}
                        trigger: a
                        windows:
                          w: {start: trigger, end: start + 9d, label: a, index_timestamp: start}
                        """);
        ProcessRun run = extract("run", task, data, "--memory", "128m");
        assertThat(run.err())
                .contains("error[D014]: subject 4711 of " + data + " does not fit into memory")
                .doesNotContain("OutOfMemory");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.peakBytes()).isBetween(32 * MEBIBYTE, 128 * MEBIBYTE + TOLERANCE);
        assertThat(folder.resolve("run.out")).doesNotExist();
    }

    @Test
    void wideWindowsStayWithinTheBound() throws IOException {
        var rows =
                new MedsFile(
                        20_000, row -> row / 500, row -> row % 500 * HOUR, row -> "C" + row % 100);
        Path data = rows.write(folder.resolve("data.parquet"));
        String predicates =
                IntStream.range(0, 100)
                        .mapToObj("  c%1$d: {code: C%1$d}%n"::formatted)
                        .collect(Collectors.joining());
        String windows =
                IntStream.rangeClosed(1, 32)
                        .mapToObj("  w%1$d: {start: trigger, end: start + %1$dd}%n"::formatted)
                        .collect(Collectors.joining());
        Path task =
                task(
                        "predicates:\n"
                                + predicates
                                + "trigger: c0\nwindows:\n"
                                + windows
                                + "  t: {start: trigger, end: start + 9d, label: c1,"
                                + " index_timestamp: start}\n");
        Path target = folder.resolve("windows.parquet");
        ProcessRun run = extract("run", task, data, "--memory", "256m", "--windows", target);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.peakBytes()).isBetween(32 * MEBIBYTE, 256 * MEBIBYTE + TOLERANCE);
        assertThat(target).isNotEmptyFile();
    }

    @Test
    void theEnvironmentBoundsAcesCli() throws IOException {
        Path data = unsorted().write(folder.resolve("data.parquet"));
        task(TASK);
        Object[] arguments = {
            "cohort_dir=" + folder, "cohort_name=task", "data.standard=meds", "data.path=" + data
        };
        ProcessRun run =
                ProcessRun.withSetting(
                        "HEADWATER_MEMORY=128m",
                        "aces-cli",
                        Files.createDirectory(folder.resolve("home")),
                        arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.peakBytes()).isBetween(32 * MEBIBYTE, 128 * MEBIBYTE + TOLERANCE);
        assertThat(folder.resolve("task.parquet")).isNotEmptyFile();
    }

    @Test
    void theInspectionOfDataStaysWithinTheBound() throws IOException {
        var rows =
                new MedsFile(
                        4_000_000,
                        row -> row / 1_000,
                        row -> row % 1_000 * HOUR,
                        row -> "CODE//" + row % 5_003);
        Path data = rows.write(folder.resolve("data.parquet"));
        Path home = Files.createDirectory(folder.resolve("home"));
        ProcessRun run = ProcessRun.of(home, "data", data, "--memory", "160m");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("5,003");
        assertThat(run.peakBytes()).isBetween(32 * MEBIBYTE, 160 * MEBIBYTE + TOLERANCE);
    }

    /// Times modulo a prime visit all subjects and hours in no order.
    private static MedsFile unsorted() {
        return new MedsFile(
                4_000_000,
                row -> row * 7_919L % 1_009,
                row -> row * 104_729L % 4_000_037 * HOUR,
                row -> row % 100 == 0 ? "A" : "B");
    }

    private Path task(String text) throws IOException {
        return Files.writeString(folder.resolve("task.yaml"), text);
    }

    private ProcessRun extract(String name, Path task, Path data, Object... options)
            throws IOException {
        Object[] arguments = new Object[options.length + 6];
        Object[] first = {"extract", task, "--data", data, "--out", folder.resolve(name + ".out")};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(options, 0, arguments, first.length, options.length);
        return ProcessRun.of(Files.createDirectory(folder.resolve(name)), arguments);
    }
}
