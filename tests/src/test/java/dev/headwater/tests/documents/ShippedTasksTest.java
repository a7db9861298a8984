package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import dev.headwater.tests.extraction.ParquetTable;
import dev.headwater.tests.golden.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every shipped task, over the sample data, gives the labels of es-aces, in both modes.
class ShippedTasksTest {
    private static final Map<String, Map<String, Map<String, Long>>> EXPECTED =
            Json.read(
                    Repository.file("task-configs/expected-sample-cohorts.json"),
                    new TypeReference<>() {});

    private static final Map<String, String> HASHES = hashes();

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
        assertThat(HASHES.keySet()).containsExactlyInAnyOrderElementsOf(SampleData.tasks());
    }

    private static void assertGivesExpected(String task, String mode, Path labels)
            throws NoSuchAlgorithmException {
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
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Path file : Folders.files(labels)) {
            CohortTable shard = ParquetTable.read(labels.resolve(file));
            found.merge(file.getName(0).toString(), figures(shard), ShippedTasksTest::sum);
            rows.addAll(shard.rows());
        }
        assertThat(found).isEqualTo(new TreeMap<>(EXPECTED.get(task)));
        assertThat(sha256(rows)).isEqualTo(HASHES.get(task));
    }

    /// The hash that task-configs/make_expected.py takes of the labels.
    private static String sha256(List<Map<String, @Nullable Object>> rows)
            throws NoSuchAlgorithmException {
        String text =
                rows.stream()
                        .sorted(
                                Comparator.comparing((Map<String, @Nullable Object> row) ->
                                                (Long) row.get("subject_id"))
                                        .thenComparing(row -> (String) row.get("prediction_time"))
                                        .thenComparing(row -> (Boolean) row.get("boolean_value")))
                        .map(row ->
                                "%s,%s,%d\n"
                                        .formatted(
                                                row.get("subject_id"),
                                                row.get("prediction_time"),
                                                row.get("boolean_value") == Boolean.TRUE ? 1 : 0))
                        .collect(Collectors.joining());
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static Map<String, String> hashes() {
        try (Stream<String> lines =
                Files.lines(Repository.file("task-configs/expected-sample-labels.sha256"))) {
            return lines.map(line -> line.split("  "))
                    .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
