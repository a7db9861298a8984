package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import dev.headwater.tests.extraction.ParquetTable;
import dev.headwater.tests.golden.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every shipped task, over the sample data, gives as many rows, subjects and positive labels as
/// es-aces, in both modes.
class ShippedTasksTest {
    private static final Map<String, Map<String, Map<String, Long>>> EXPECTED =
            Json.read(
                    Repository.file("task-configs/expected-sample-cohorts.json"),
                    new TypeReference<>() {});

    @TestFactory
    Stream<DynamicTest> everyTaskGivesTheCohortOfEsAces(@TempDir Path folder) {
        return SampleData.tasks().stream()
                .flatMap(task ->
                        Stream.of("standard", "aces-0.7.3")
                                .map(mode ->
                                        DynamicTest.dynamicTest(
                                                task + ", " + mode,
                                                () ->
                                                        assertGivesExpected(
                                                                task,
                                                                mode,
                                                                folder.resolve(mode)
                                                                        .resolve(task)))));
    }

    @Test
    void everyTaskHasAnExpectation() {
        assertThat(EXPECTED.keySet()).containsExactlyInAnyOrderElementsOf(SampleData.tasks());
    }

    private static void assertGivesExpected(String task, String mode, Path labels) {
        CommandRun run =
                CommandRun.of(
                        "extract",
                        SampleData.task(task),
                        "--predicates",
                        SampleData.PREDICATES,
                        "--data",
                        SampleData.MEDS,
                        "--semantics",
                        mode,
                        "--no-manifest",
                        "--out",
                        labels);
        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, Map<String, Long>> found = new TreeMap<>();
        for (Path file : Folders.files(labels)) {
            found.merge(
                    file.getName(0).toString(),
                    figures(ParquetTable.read(labels.resolve(file))),
                    ShippedTasksTest::sum);
        }
        assertThat(found).isEqualTo(new TreeMap<>(EXPECTED.get(task)));
    }

    private static Map<String, Long> figures(CohortTable labels) {
        return Map.of(
                "rows", (long) labels.rows().size(),
                "subjects",
                        labels.rows().stream().map(row -> row.get("subject_id")).distinct().count(),
                "positives",
                        labels.rows().stream()
                                .filter(row -> Boolean.TRUE.equals(row.get("boolean_value")))
                                .count());
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new TreeMap<>(one);
        other.forEach((name, figure) -> sum.merge(name, figure, Long::sum));
        return sum;
    }
}
