package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import dev.headwater.tests.extraction.ParquetTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Task and data decide every byte of the output; how the run is cut up and how the data is stored
/// do not.
class OutputBytesTest {
    private static final Path LAYOUTS = Path.of("src/test/resources/layouts");
    private static final String TASK = "abnormal_lab/creatinine";

    @TempDir private Path folder;

    @Test
    void theNumberOfThreadsChangesNothing() {
        Map<String, String> oneThread = extract("one", SampleData.MEDS, "--threads", 1);
        assertThat(oneThread).hasSize(6);
        assertThat(extract("two", SampleData.MEDS, "--threads", 2)).isEqualTo(oneThread);
        assertThat(extract("eight", SampleData.MEDS, "--threads", 8)).isEqualTo(oneThread);
    }

    @Test
    void aJobArrayWritesTheLabelFilesOfOneRun() throws IOException {
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        run("extract", "--data", SampleData.MEDS, "--out", whole);
        for (int job = 1; job <= 3; job++) {
            run("extract", "--data", SampleData.MEDS, "--out", parts, "--shards", job + "/3");
        }
        assertThat(Folders.bytes(parts)).isEqualTo(Folders.bytes(whole));
    }

    @Test
    void aSampleIsTheSameForAnyNumberOfThreads() {
        Object[] sample = {"--per-subject", "random:2", "--max-rows", 60, "--seed", 5};
        Map<String, String> one = extract("one", SampleData.MEDS, with(sample, "--threads", 1));
        assertThat(extract("eight", SampleData.MEDS, with(sample, "--threads", 8))).isEqualTo(one);
        assertThat(ParquetTable.read(folder.resolve("one/windows.parquet")).rows()).hasSize(60);

        sample[5] = 6;
        assertThat(extract("other", SampleData.MEDS, sample)).isNotEqualTo(one);
    }

    @Test
    void theJobsOfAnArrayChooseTheRowsOfOneRun() {
        Object[] sample = {"--per-subject", "random:1"};
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        run(with(sample, "extract", "--data", SampleData.MEDS, "--out", whole));
        for (int job = 1; job <= 3; job++) {
            run(
                    with(
                            sample,
                            "extract",
                            "--data",
                            SampleData.MEDS,
                            "--out",
                            parts,
                            "--shards",
                            job + "/3"));
        }
        assertThat(Folders.bytes(parts)).isEqualTo(Folders.bytes(whole)).hasSize(5);
    }

    @Test
    void aSplitWritesItsShareOfTheLabelFiles() {
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        run("extract", "--data", SampleData.MEDS, "--out", whole);
        run("extract", "--data", SampleData.MEDS, "--out", parts, "--split", "train,held_out");
        run("extract", "--data", SampleData.MEDS, "--out", parts, "--split", "tuning");
        assertThat(Folders.bytes(parts)).isEqualTo(Folders.bytes(whole));
    }

    @Test
    void oneFileHoldsTheRowsOfAllShardsInOrder() {
        Path tree = folder.resolve("tree");
        Path file = folder.resolve("labels.parquet");
        run("extract", "--data", SampleData.MEDS, "--out", tree);
        run("extract", "--data", SampleData.MEDS, "--out", file);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Folders.files(tree)
                .forEach(shard -> rows.addAll(ParquetTable.read(tree.resolve(shard)).rows()));
        assertThat(ParquetTable.read(file).rows()).isEqualTo(rows).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> theLayoutOfTheDataChangesNothing() {
        Map<String, String> expected = extract("expected", LAYOUTS.resolve("plain.parquet"));
        return Folders.files(LAYOUTS).stream()
                .map(Path::toString)
                .map(layout ->
                        DynamicTest.dynamicTest(
                                layout,
                                () ->
                                        assertThat(extract(layout, LAYOUTS.resolve(layout)))
                                                .isEqualTo(expected)));
    }

    @Test
    void theLayoutsHoldACohort() {
        extract("plain", LAYOUTS.resolve("plain.parquet"));
        assertThat(ParquetTable.read(folder.resolve("plain/labels.parquet")).rows())
                .hasSizeGreaterThan(3);
    }

    /// The bytes of the labels and the windows, both in one file.
    private Map<String, String> extract(String name, Path data, Object... options) {
        Path output = folder.resolve(name);
        List<Object> arguments = new ArrayList<>(List.of("extract", "--data", data));
        arguments.addAll(
                List.of(
                        "--out",
                        data.equals(SampleData.MEDS)
                                ? output.resolve("labels")
                                : output.resolve("labels.parquet")));
        arguments.addAll(List.of("--windows", output.resolve("windows.parquet")));
        arguments.addAll(Arrays.asList(options));
        run(arguments.toArray());
        return Folders.bytes(output);
    }

    private static Object[] with(Object[] options, Object... others) {
        return Stream.of(others, options).flatMap(Arrays::stream).toArray();
    }

    private static void run(Object... arguments) {
        List<Object> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(1, List.of(SampleData.task(TASK), "--predicates", SampleData.PREDICATES));
        all.add("--no-manifest");
        CommandRun run = CommandRun.of(all.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }
}
