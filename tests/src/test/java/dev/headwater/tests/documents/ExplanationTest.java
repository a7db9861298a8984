package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.golden.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/// Every shipped task is explained as the files in `explanations` have it: as text, and the first
/// of each folder in every format. `-Dheadwater.update=true` writes them anew.
class ExplanationTest {
    private static final Path EXPECTED = Repository.file("tests/src/test/resources/explanations");
    private static final Pattern MERMAID =
            Pattern.compile(
                    """
                    ---
                    title: "\\w+"
                    ---
                    flowchart LR
                      trigger\\(\\["[^"<>]+(<br/>[^"<>]+)*"\\]\\)
                    (  step\\d+\\["[^"<>]+(<br/>[^"<>]+)*"\\](:::(label|index))?
                      (trigger|step\\d+) -->\\|"[^"<>|]+"\\| step\\d+
                    )+  classDef label [-\\w:]+
                      classDef index [-\\w: ]+
                    """);

    @TestFactory
    Stream<DynamicTest> everyShippedTaskIsExplainedAsExpected() {
        return SampleData.tasks().stream()
                .flatMap(task ->
                        formats(task)
                                .map(format ->
                                        DynamicTest.dynamicTest(
                                                task + ", " + format,
                                                () -> assertExpected(task, format))));
    }

    @Test
    void drawingsAreXmlWithATitleADescriptionAndBothColorSchemes() throws Exception {
        for (String task : SampleData.tasks()) {
            String svg = explain(task, "--format", "svg");
            Element root =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                            .getDocumentElement();
            assertThat(root.getTagName()).isEqualTo("svg");
            assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(Path.of(task).getFileName().toString());
            assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                    .contains("target: ", "label: ", "Prediction time: ");
            assertThat(svg).contains("prefers-color-scheme: dark").doesNotContain("href", "url(");
        }
    }

    @Test
    void flowChartsAreMermaid() {
        for (String task : SampleData.tasks()) {
            assertThat(explain(task, "--format", "mermaid")).matches(MERMAID);
        }
    }

    @Test
    void triggersLeftInTheEndAreTheCohort(@TempDir Path folder) throws Exception {
        Map<String, Map<String, Map<String, Long>>> cohorts =
                Json.read(
                        Repository.file("task-configs/expected-sample-cohorts.json"),
                        new TypeReference<>() {});
        for (String task : SampleData.tasks()) {
            Map<String, Object> explained =
                    read(explain(task, "--format", "json", "--analyze", "--data"), folder);
            List<Map<String, Map<String, Long>>> stages =
                    (List<Map<String, Map<String, Long>>>) explained.get("stages");
            Map<String, Long> left = stages.getLast().get("left");
            assertThat(left.get("actual"))
                    .as(task)
                    .isEqualTo(sum(cohorts.get(task), "rows"))
                    .isEqualTo(left.get("estimated"));
            Map<String, Long> positives = (Map<String, Long>) explained.get("positives");
            assertThat(positives.get("actual"))
                    .as(task)
                    .isEqualTo(sum(cohorts.get(task), "positives"));
        }
    }

    @Test
    void aSurveyAndARunCountTheSame(@TempDir Path folder) throws Exception {
        for (String task : SampleData.tasks()) {
            Map<String, Object> surveyed =
                    read(explain(task, "--format", "json", "--data"), folder);
            Map<String, Object> run =
                    read(explain(task, "--format", "json", "--analyze", "--data"), folder);
            assertThat(plainPredicates(surveyed)).isEqualTo(plainPredicates(run)).isNotEmpty();
        }
    }

    @Test
    void theDocumentNamesEveryKeyOfTheJson(@TempDir Path folder) throws Exception {
        String document = Files.readString(Repository.file("docs/explain.md"));
        Map<String, Object> explained =
                read(
                        explain(
                                "mortality/in_hospital_24h",
                                "--format",
                                "json",
                                "--analyze",
                                "--data"),
                        folder);
        Set<String> keys = new TreeSet<>();
        collectKeys(explained, keys);
        assertThat(keys)
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
    }

    private static Stream<String> formats(String task) {
        String folder = task.substring(0, task.indexOf('/') + 1);
        boolean isFirst =
                SampleData.tasks().stream()
                        .filter(other -> other.startsWith(folder))
                        .findFirst()
                        .equals(Optional.of(task));
        return isFirst ? Stream.of("text", "json", "mermaid", "svg") : Stream.of("text");
    }

    private static void assertExpected(String task, String format) throws Exception {
        Path file = EXPECTED.resolve(task.replace('/', '-') + "." + format);
        String explained = explain(task, "--format", format);
        if (Boolean.getBoolean("headwater.update")) {
            Files.writeString(file, explained);
        }
        assertThat(explained).isEqualTo(Files.readString(file));
    }

    /// A last word `--data` gets the sample data.
    private static String explain(String task, String... options) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                "explain",
                                SampleData.task(task),
                                "--predicates",
                                SampleData.PREDICATES));
        arguments.addAll(List.of(options));
        if (options[options.length - 1].equals("--data")) {
            arguments.add(SampleData.MEDS);
        }
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private static Map<String, Object> read(String json, Path folder) throws Exception {
        return Json.read(
                Files.writeString(folder.resolve("explanation.json"), json),
                new TypeReference<>() {});
    }

    private static List<Map<String, Object>> plainPredicates(Map<String, Object> explained) {
        return ((List<Map<String, Object>>) explained.get("predicates"))
                .stream().filter(predicate -> "plain".equals(predicate.get("kind"))).toList();
    }

    private static long sum(Map<String, Map<String, Long>> splits, String figure) {
        return splits.values().stream().mapToLong(split -> split.get(figure)).sum();
    }

    private static void collectKeys(Object value, Set<String> keys) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, part) -> {
                keys.add((String) key);
                collectKeys(part, keys);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(part -> collectKeys(part, keys));
        }
    }
}
