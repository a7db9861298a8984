package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.headwater.tests.documents.Repository;
import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// `check --format sarif` writes what the official schema of SARIF 2.1.0 asks for.
class SarifTest {
    private static final Schema SCHEMA = schema();

    @TestFactory
    Stream<DynamicTest> everyGoldenTaskGivesAValidLog() throws IOException {
        List<Path> tasks = Repository.filesEndingIn("config.yaml");
        assertThat(tasks).hasSizeGreaterThan(50);
        return tasks.stream()
                .map(task ->
                        DynamicTest.dynamicTest(
                                task.getParent().getFileName().toString(),
                                () -> assertIsValid(sarif(task))));
    }

    @Test
    void aLogHasPlacesAndFixes(@TempDir Path folder) throws IOException {
        Path task = Files.writeString(folder.resolve("my task.yaml"), "trigger: a\ntriger: b\n");
        String log = sarif(task);
        assertIsValid(log);
        JsonNode run = new ObjectMapper().readTree(log).at("/runs/0");
        assertThat(run.at("/tool/driver/rules/0/id").asText()).isEqualTo("S003");
        JsonNode result = run.at("/results/0");
        assertThat(result.at("/ruleId").asText()).isEqualTo("S003");
        assertThat(result.at("/level").asText()).isEqualTo("error");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText())
                .startsWith("file:///")
                .endsWith("/my%20task.yaml");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(2);
        assertThat(place.at("/region/endColumn").asInt()).isEqualTo(7);
        assertThat(run.at("/results").findValuesAsText("ruleId")).contains("S003", "T012");
    }

    @Test
    void aTaskThatIsNotThereIsAResultWithoutARegion() {
        String log = sarif(Path.of("nowhere: 1", "task.yaml"));
        assertIsValid(log);
        assertThat(log).contains("S013").doesNotContain("region");
    }

    @Test
    void anInvalidLogIsRefused() {
        assertThat(SCHEMA.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON)).isNotEmpty();
    }

    private static String sarif(Path task) {
        CommandRun run = CommandRun.of("check", task, "--format", "sarif");
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    private static void assertIsValid(String log) {
        assertThat(SCHEMA.validate(log, InputFormat.JSON)).isEmpty();
    }

    private static Schema schema() {
        try (InputStream file =
                SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
