package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.golden.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The schemas that editors use accept what Headwater accepts, and refuse the mistakes that they
/// can see; that of manifests accepts what is written.
class SchemaTest {
    private static final Path TASK_SCHEMA = Repository.file("docs/schema/task.schema.json");
    private static final Path PREDICATES_SCHEMA =
            Repository.file("docs/schema/predicates.schema.json");
    private static final Schema MANIFEST =
            schema(Repository.file("docs/schema/manifest.schema.json"));
    private static final Schema TASK = schema(TASK_SCHEMA);
    private static final Schema PREDICATES = schema(PREDICATES_SCHEMA);
    private static final String GOOD =
            """
            predicates:
              admission: { code: { regex: "^ADM" } }
              lab: { code: LAB, value_min: 3, unit: { any: [mg, g] } }
              low: { expr: lab where value < 13 }
              death: ???
            trigger: admission
            windows:
              input:
                end: trigger + 24h
                has: { low: "(1, None)", death: (None, 0) }
                index_timestamp: end
              target: { start: input.end, end: start -> death, start_inclusive: false, label: death }
            """;

    @TestFactory
    Stream<DynamicTest> everyTaskThatIsAcceptedIsValid() {
        List<Path> tasks =
                Repository.filesEndingIn(".yaml").stream().filter(SchemaTest::isTask).toList();
        assertThat(tasks).hasSizeGreaterThan(60);
        return tasks.stream()
                .map(task ->
                        DynamicTest.dynamicTest(
                                Repository.ROOT.relativize(task).toString(),
                                () -> assertIsValid(TASK, Files.readString(task))));
    }

    @TestFactory
    Stream<DynamicTest> everyShippedPredicatesFileIsValid() {
        return Repository.filesEndingIn(".yaml").stream()
                .filter(file -> file.getParent().endsWith("task-configs/datasets"))
                .map(file ->
                        DynamicTest.dynamicTest(
                                Repository.ROOT.relativize(file).toString(),
                                () -> assertIsValid(PREDICATES, Files.readString(file))));
    }

    @Test
    void theGoodTaskIsValid() {
        assertIsValid(TASK, GOOD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    trigger: | triger:
                    trigger: admission | trigger: [admission]
                    windows: | window:
                    end: trigger + 24h | ends: trigger + 24h
                    trigger + 24h | trigger + 24 parsecs
                    trigger + 24h | trigger + 24
                    trigger + 24h | 24h
                    trigger + 24h | trigger + 1d - 1h
                    start -> death | start => death
                    start -> death | [start, death]
                    (1, None) | (1)
                    (1, None) | (one, None)
                    (1, None) | [1, 2]
                    index_timestamp: end | index_timestamp: trigger
                    start_inclusive: false | start_inclusive: maybe
                    { regex: "^ADM" } | { regexp: "^ADM" }
                    { regex: "^ADM" } | { regex: "" }
                    { any: [mg, g] } | { any: mg }
                    code: LAB | code: 5
                    code: LAB | cod: LAB
                    value_min: 3 | value_min: low
                    ??? | ??
                    { expr: lab where value < 13 } | { expr: lab, code: LAB }
                    { expr: lab where value < 13 } | lab
                    predicates: | semantics: strict`predicates:
                    """)
    void aMistakeIsRefused(String written, String mistake) {
        String bad = GOOD.replace(written, mistake.replace('`', '\n'));

        assertThat(bad).isNotEqualTo(GOOD);
        assertThat(TASK.validate(bad, InputFormat.YAML)).isNotEmpty();
    }

    @Test
    void aPredicatesFileIsNoTask() {
        assertThat(PREDICATES.validate(GOOD, InputFormat.YAML)).isNotEmpty();
        assertIsValid(PREDICATES, GOOD.substring(0, GOOD.indexOf("trigger")));
    }

    @Test
    void bothSchemasDescribePredicatesAlike() {
        JsonNode ofTasks = definitions(TASK_SCHEMA);

        definitions(PREDICATES_SCHEMA)
                .properties()
                .forEach(definition ->
                        assertThat(ofTasks.get(definition.getKey()))
                                .as(definition.getKey())
                                .isEqualTo(definition.getValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--manifest-hash sha256 --split train --labels-schema compat",
                "--manifest-hash none --per-subject random:2 --max-rows 7 --semantics aces-0.7.3"
            })
    void aManifestIsValid(String options, @TempDir Path folder) throws IOException {
        String manifest = manifest(options, folder);
        assertThat(MANIFEST.validate(manifest, InputFormat.JSON)).isEmpty();
        for (String mistake :
                List.of(
                        manifest.replaceFirst("\"cohort_rows\" : \\d+", "\"cohort_rows\" : -1"),
                        manifest.replaceFirst("\"manifest\" : 1", "\"manifest\" : 2"),
                        manifest.replaceFirst("\"seed\"", "\"seeds\""),
                        manifest.replaceFirst("\"bytes\" : \\d+,", ""))) {
            assertThat(mistake).isNotEqualTo(manifest);
            assertThat(MANIFEST.validate(mistake, InputFormat.JSON)).isNotEmpty();
        }
    }

    private static String manifest(String options, Path folder) throws IOException {
        List<Object> arguments =
                new ArrayList<>(List.of("extract", SampleData.task("mortality/in_hospital_24h")));
        arguments.addAll(List.of("--predicates", SampleData.PREDICATES, "--data", SampleData.MEDS));
        arguments.addAll(
                List.of("--out", folder.resolve("l"), "--manifest", folder.resolve("m.json")));
        arguments.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readString(folder.resolve("m.json"));
    }

    private static boolean isTask(Path file) {
        String path = Repository.ROOT.relativize(file).toString();
        return path.startsWith("task-configs/tasks/")
                || path.startsWith("benchmarks/tasks/")
                || (file.endsWith("config.yaml") && isAccepted(file));
    }

    /// A predicates file may lie beside a task.
    private static boolean isAccepted(Path task) {
        Path predicates = task.resolveSibling("predicates.yaml");
        CommandRun run =
                Files.exists(predicates)
                        ? CommandRun.of("check", task, "--predicates", predicates)
                        : CommandRun.of("check", task);
        return run.exitCode() == 0;
    }

    private static void assertIsValid(Schema schema, String yaml) {
        assertThat(schema.validate(yaml, InputFormat.YAML)).isEmpty();
    }

    private static JsonNode definitions(Path schema) {
        return Json.read(schema, new TypeReference<JsonNode>() {}).path("$defs");
    }

    private static Schema schema(Path file) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(file), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
