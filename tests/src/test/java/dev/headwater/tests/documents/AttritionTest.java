package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.ParquetTable;
import dev.headwater.tests.golden.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attrition and reasons over the sample data: as the files in `attrition` have them, valid by
/// their schemas, and in agreement. `-Dheadwater.update=true` writes the files anew.
class AttritionTest {
    private static final String TASK = "mortality/in_hospital_24h";
    private static final String OF_WOMEN = "mortality/post_discharge_1y_women";
    private static final Path EXPECTED = Repository.file("tests/src/test/resources/attrition");
    private static final Path ATTRITION_SCHEMA =
            Repository.file("docs/schema/attrition.schema.json");
    private static final Path WHY_SCHEMA = Repository.file("docs/schema/why.schema.json");

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({TASK + ", in_hospital", OF_WOMEN + ", of_women"})
    void theTableAndTheJsonAreAsExpected(String task, String name) throws Exception {
        Path json = folder.resolve("attrition.json");
        CommandRun run = extract(task, "--attrition", json);
        String table = run.err();
        assertExpected(
                table.substring(table.indexOf("attrition\n"), table.indexOf("time ")),
                name + ".txt");
        assertExpected(Files.readString(json), name + ".json");
    }

    @ParameterizedTest
    @CsvSource({TASK + ", 1192, in_hospital", TASK + ", 1194, lost", OF_WOMEN + ", 1196, excluded"})
    void reasonsAreAsExpected(String task, long subject, String name) throws Exception {
        assertExpected(why(task, subject).out(), "why-" + name + ".txt");
        assertExpected(why(task, subject, "--format", "json").out(), "why-" + name + ".json");
    }

    @TestFactory
    Stream<DynamicTest> attritionOfEveryTaskIsValidAndLeavesTheCohort() {
        JsonNode cohorts =
                Json.read(
                        Repository.file("task-configs/expected-sample-cohorts.json"),
                        new TypeReference<>() {});
        return SampleData.tasks().stream()
                .map(task ->
                        DynamicTest.dynamicTest(
                                task, () -> assertIsCohort(task, cohorts.get(task))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "aces-0.7.3"})
    void reasonsOfEverySubjectAddUpToTheAttrition(String semantics) throws Exception {
        JsonNode total = attrition(TASK, "--split", "held_out", "--semantics", semantics);
        long triggers = 0;
        long rows = 0;
        long[] lost = new long[total.path("steps").size()];
        Schema schema = schema(WHY_SCHEMA);
        for (long subject : subjectsOfHeldOut()) {
            String json = why(TASK, subject, "--format", "json", "--semantics", semantics).out();
            assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
            for (JsonNode trigger : read(json).path("triggers")) {
                triggers++;
                rows += trigger.path("in_cohort").asBoolean() ? 1 : 0;
                for (int step = 0; step < lost.length; step++) {
                    lost[step] += isSame(trigger.path("lost_at"), total.path("steps").get(step));
                }
            }
        }
        assertThat(triggers).isEqualTo(total.path("triggers").path("triggers").asLong());
        assertThat(rows).isEqualTo(total.path("cohort").path("triggers").asLong());
        for (int step = 0; step < lost.length; step++) {
            JsonNode removed = total.path("steps").get(step).path("removed");
            assertThat(lost[step]).isEqualTo(removed.path("triggers").asLong());
        }
    }

    @Test
    void aSampleIsTakenOfWhatIsLeft() throws Exception {
        JsonNode all = attrition(TASK);
        Path json = folder.resolve("sample.json");
        CommandRun run = extract(TASK, "--per-subject", "first", "--attrition", json);
        ObjectNode sampled = (ObjectNode) read(Files.readString(json)).path("funnels").get(0);
        JsonNode sample = sampled.remove("sample");
        assertThat(sample.path("triggers")).isEqualTo(sample.path("subjects"));
        assertThat(sample.path("subjects")).isEqualTo(all.path("cohort").path("subjects"));
        assertThat(run.err()).containsPattern("(?m)^ +sample +206 +206 +130$");
        assertThat(((ObjectNode) all).remove("sample").isNull()).isTrue();
        assertThat(sampled).isEqualTo(all);
    }

    @Test
    void aDirectTableHasTheAttritionAndTheReasonsOfItsMeds() throws Exception {
        Path csv = Repository.file("sample-data/direct/in_hospital_24h.csv");
        Path json = folder.resolve("direct.json");
        List<Object> direct =
                List.of(
                        "--predicates",
                        SampleData.PREDICATES,
                        "--data",
                        csv,
                        "--timestamp-format",
                        "%Y-%m-%d %H:%M:%S");
        CommandRun run =
                run(
                        List.of("extract", SampleData.task(TASK), "--format", "direct"),
                        direct,
                        List.of("--attrition", json));
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode ofDirect = read(Files.readString(json)).path("funnels").get(0);
        JsonNode ofMeds = attrition(TASK, "--split", "held_out");
        assertThat(ofDirect).isEqualTo(ofMeds);
        CommandRun why =
                run(
                        List.of("why", SampleData.task(TASK), "--data-format", "direct"),
                        direct,
                        List.of("--subject", 1192, "--events", 0));
        assertThat(why.out().lines().skip(1))
                .as(why.err())
                .isEqualTo(why(TASK, 1192, "--events", "0").out().lines().skip(1).toList());
    }

    @Test
    void onlyTheTriggerAtATimeIsToldOf() {
        assertThat(why(TASK, 1192, "--time", "2014-08-23T23:28").out())
                .startsWith("subject 1192 of held_out/0: 1 hospital_admission, 1 in the cohort\n")
                .contains("\n2014-08-23 23:28:00  in the cohort")
                .doesNotContain("\n2014-07-22");
        assertThat(why(TASK, 1192, "--time", "2014-08-23").out())
                .isEqualTo("subject 1192 of held_out/0: no hospital_admission, 0 in the cohort\n");
    }

    @Test
    void aWrongTimeIsAWrongCommandLine() {
        CommandRun run = why(TASK, 1192, "--time", "yesterday");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected a time such as 2014-07-28T18:32, got 'yesterday'");
    }

    @Test
    void attritionAppearsWithTheLabelsOrNotAtAll() throws Exception {
        Path labels = folder.resolve("labels");
        Path json = Files.writeString(folder.resolve("attrition.json"), "older");
        CommandRun run =
                run(
                        List.of("extract", SampleData.task(TASK)),
                        sample(),
                        List.of("--out", labels, "--attrition", json));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("error[D010]", "attrition.json");
        assertThat(labels).doesNotExist();
        assertThat(json).hasContent("older");
    }

    @Test
    void withoutTheOptionNothingIsCountedAlone() {
        CommandRun run = extract(TASK, "--out", folder.resolve("labels"));
        assertThat(run.err()).contains("trigger, step").doesNotContain("by itself");
    }

    @Test
    void theDocumentShowsTheTableAndATriggerOfTheSampleData() throws Exception {
        String lost = Files.readString(EXPECTED.resolve("why-lost.txt"));
        assertThat(Files.readString(Repository.file("docs/attrition.md")))
                .contains(Files.readString(EXPECTED.resolve("in_hospital.txt")))
                .contains(lost.substring(lost.lastIndexOf("\n\n") + 2));
    }

    private void assertIsCohort(String task, JsonNode cohort) throws Exception {
        Path json = folder.resolve(task.replace('/', '-') + ".json");
        extract(task, "--attrition", json);
        String text = Files.readString(json);
        assertThat(schema(ATTRITION_SCHEMA).validate(text, InputFormat.JSON)).isEmpty();
        int splits = 0;
        for (JsonNode funnel : read(text).path("funnels")) {
            if (!funnel.path("split").isNull()) {
                JsonNode expected = cohort.path(funnel.path("split").asText());
                JsonNode left = funnel.path("cohort");
                assertThat(left.path("triggers")).isEqualTo(expected.path("rows"));
                assertThat(left.path("subjects")).isEqualTo(expected.path("subjects"));
                assertThat(left.path("by_label").path("true").path("triggers"))
                        .isEqualTo(expected.path("positives"));
                splits++;
            }
        }
        assertThat(splits).isEqualTo(cohort.size());
    }

    private JsonNode attrition(String task, Object... options) throws IOException {
        Path json = Files.createTempFile(folder, "attrition", ".json");
        List<Object> all = new ArrayList<>(List.of("--attrition", json, "--overwrite"));
        all.addAll(List.of(options));
        extract(task, all.toArray());
        return read(Files.readString(json)).path("funnels").get(0);
    }

    private static int isSame(JsonNode lostAt, JsonNode step) {
        boolean isSame =
                lostAt.path("endpoint").equals(step.path("endpoint"))
                        && lostAt.path("text").equals(step.path("text"))
                        && lostAt.path("kind").equals(step.path("kind"));
        return isSame ? 1 : 0;
    }

    private static Set<Long> subjectsOfHeldOut() {
        return ParquetTable.read(SampleData.MEDS.resolve("data/held_out/0.parquet")).rows().stream()
                .map(row -> (Long) row.get("subject_id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static CommandRun extract(String task, Object... options) {
        CommandRun run = run(List.of("extract", SampleData.task(task)), sample(), List.of(options));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static CommandRun why(String task, long subject, Object... options) {
        return run(
                List.of("why", SampleData.task(task), "--subject", subject),
                sample(),
                List.of(options));
    }

    private static List<Object> sample() {
        return List.of("--predicates", SampleData.PREDICATES, "--data", SampleData.MEDS);
    }

    private static CommandRun run(List<Object> command, List<Object> data, List<Object> options) {
        List<Object> arguments = new ArrayList<>(command);
        arguments.addAll(data);
        arguments.addAll(options);
        return CommandRun.of(arguments.toArray());
    }

    private static void assertExpected(String text, String name) throws IOException {
        Path file = EXPECTED.resolve(name);
        if (Boolean.getBoolean("headwater.update")) {
            Files.createDirectories(EXPECTED);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    private JsonNode read(String json) throws IOException {
        return Json.read(
                Files.writeString(folder.resolve("read.json"), json), new TypeReference<>() {});
    }

    private static Schema schema(Path file) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file), InputFormat.JSON);
    }
}
