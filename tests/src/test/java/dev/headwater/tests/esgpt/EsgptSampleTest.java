package dev.headwater.tests.esgpt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.headwater.tests.documents.Repository;
import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.ParquetTable;
import dev.headwater.tests.golden.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Shipped tasks over `sample-data/esgpt` give the labels of es-aces, which `esgpt_cohorts.py`
/// wrote, and those of the MEDS shard from which the dataset was made.
class EsgptSampleTest {
    private static final Path DATA = Repository.file("sample-data/esgpt");
    private static final Path PREDICATES = Repository.file("sample-data/esgpt-predicates.yaml");
    private static final Map<String, Map<String, @Nullable Object>> EXPECTED =
            Json.read(
                    Path.of("src/test/resources/esgpt/sample-cohorts.json"),
                    new TypeReference<>() {});

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everyTaskGivesTheLabelsOfEsAces() {
        return EXPECTED.keySet().stream()
                .map(task -> DynamicTest.dynamicTest(task, () -> assertGivesExpected(task)));
    }

    @TestFactory
    Stream<DynamicTest> everyTaskGivesTheLabelsOfTheMedsShard() {
        return EXPECTED.keySet().stream()
                .map(task ->
                        DynamicTest.dynamicTest(
                                task,
                                () -> {
                                    CohortTable meds =
                                            labels(
                                                    task,
                                                    SampleData.PREDICATES,
                                                    SampleData.MEDS,
                                                    "meds",
                                                    "standard",
                                                    "--split",
                                                    "held_out");
                                    CohortTable esgpt =
                                            labels(task, PREDICATES, DATA, "esgpt", "standard");
                                    assertThat(esgpt).isEqualTo(meds);
                                }));
    }

    @Test
    void aRunCanBeVerifiedAndExplained() {
        Path task = SampleData.task("abnormal_lab/potassium");
        CommandRun run =
                CommandRun.of(
                        "extract",
                        task,
                        "--predicates",
                        PREDICATES,
                        "--data",
                        DATA,
                        "--format",
                        "esgpt",
                        "--out",
                        folder.resolve("labels"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        CommandRun verified =
                CommandRun.of(
                        "verify",
                        folder.resolve("labels").resolve("manifest.json"),
                        "--data",
                        DATA);
        assertThat(verified.exitCode()).as(verified.err()).isZero();
        Object[] asked = {
            task, "--predicates", PREDICATES, "--data", DATA, "--data-format", "esgpt"
        };
        assertThat(run("why", asked, "--subject", "1191").out())
                .contains("1 hospital_admission, 1 in the cohort", "lab//POTASSIUM");
        assertThat(run("explain", asked, "--analyze").out())
                .contains("code = lab//POTASSIUM, 5.0 < value")
                .containsPattern("trigger +~?68 +68");
        assertThat(run("check", asked).out())
                .containsPattern("potassium_high +1 +102 +28 +lab//POTASSIUM");
    }

    private static CommandRun run(String command, Object[] arguments, String... more) {
        CommandRun run =
                CommandRun.of(
                        Stream.of(Stream.of(command), Stream.of(arguments), Stream.of(more))
                                .flatMap(words -> words)
                                .toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private void assertGivesExpected(String task) {
        Map<String, @Nullable Object> expected = EXPECTED.get(task);
        CohortTable found = labels(task, PREDICATES, DATA, "esgpt", "aces-0.7.3");
        List<List<@Nullable Object>> rows =
                found.rows().stream()
                        .map(row ->
                                Stream.of("subject_id", "prediction_time", "boolean_value")
                                        .<@Nullable Object>map(row::get)
                                        .toList())
                        .toList();
        assertThat((long) rows.size()).isEqualTo(expected.get("rows"));
        assertThat(rows.stream().filter(row -> Boolean.TRUE.equals(row.get(2))).count())
                .isEqualTo(expected.get("positives"));
        if (expected.get("labels") instanceof List<?> labels) {
            assertThat(rows.toString()).isEqualTo(labels.toString());
        }
    }

    private CohortTable labels(
            String task,
            Path predicates,
            Path data,
            String format,
            String semantics,
            String... more) {
        Path file = folder.resolve(format + "-" + semantics + ".parquet");
        Object[] arguments = {
            SampleData.task(task),
            "--predicates",
            predicates,
            "--data",
            data,
            "--format",
            format,
            "--semantics",
            semantics,
            "--no-manifest",
            "--overwrite",
            "--out",
            file
        };
        run("extract", arguments, more);
        return ParquetTable.read(file);
    }
}
