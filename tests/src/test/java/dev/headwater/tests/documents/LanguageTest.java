package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.format.TaskFormatter;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.tests.conversion.WrittenTask;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What docs/language.md and the README show of the task language is true.
class LanguageTest {
    private static final Pattern COHORT = Pattern.compile("```cohort\n(.*?)```", Pattern.DOTALL);
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SHIPPED =
            Pattern.compile(
                    "\\]\\(../(task-configs/tasks/\\S+)\\)[^`]*```cohort\n(.*?)```",
                    Pattern.DOTALL);
    private static final Pattern BOUNDARY_OR_COUNT =
            Pattern.compile("(?m)^\\| `([^|]+)` \\|(?:[^|]*\\|)? `([^|]+)` \\|$");

    static List<String> examples() throws IOException {
        List<String> examples = blocks(COHORT, "docs/language.md");
        assertThat(examples).hasSizeGreaterThan(4);
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadAndLaidOutAsShown(String example) {
        var mistakes = new Diagnostics();
        String text = TaskFormatter.format(new SourceFile("example.cohort", example), mistakes);
        assertThat(mistakes.all()).isEmpty();
        assertThat(text).isEqualTo(example);
    }

    @Test
    void bothFormsOfTheReadmeMeanTheSame() throws IOException {
        String yaml = blocks(YAML, "README.md").getFirst();
        String cohort = blocks(COHORT, "README.md").getFirst();
        assertThat(meaning("task.cohort", cohort)).isEqualTo(meaning("task.yaml", yaml));
    }

    @Test
    void theShippedTasksMeanWhatIsShown() throws IOException {
        var shown =
                SHIPPED.matcher(Files.readString(Repository.file("docs/language.md")))
                        .results()
                        .toList();
        assertThat(shown).hasSize(2);
        for (var task : shown) {
            String yaml = Files.readString(Repository.file(task.group(1)));
            assertThat(meaning("task.cohort", task.group(2))).isEqualTo(meaning("task.yaml", yaml));
        }
    }

    @Test
    void everyCountAndBoundaryOfTheTablesIsWhatItsYamlIs() throws IOException {
        var rows =
                BOUNDARY_OR_COUNT
                        .matcher(Files.readString(Repository.file("docs/language.md")))
                        .results()
                        .toList();
        int compared = 0;
        for (var row : rows) {
            String text = row.group(1);
            String yaml = row.group(2);
            if (yaml.startsWith("(")) {
                assertThat(window("[trigger .. start + 1d]  require " + text, false))
                        .as(text)
                        .isEqualTo(
                                window(
                                        "start: trigger, end: start + 1d, has: { X: '"
                                                + yaml
                                                + "' }",
                                        true));
                compared++;
            } else if (yaml.matches("(start|end) (->|<-) X")) {
                boolean isEnd = yaml.startsWith("start");
                String interval = isEnd ? "[trigger .. " + text + "]" : "[" + text + " .. trigger]";
                String keys =
                        isEnd ? "start: trigger, end: " + yaml : "end: trigger, start: " + yaml;
                assertThat(window(interval, false)).as(text).isEqualTo(window(keys, true));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(7);
    }

    private static Task window(String window, boolean isYaml) {
        return isYaml
                ? meaning(
                        "task.yaml",
                        "predicates: { X: { code: X } }\ntrigger: X\nwindows:\n  w: { "
                                + window
                                + " }\n")
                : meaning(
                        "task.cohort", "predicate X = code \"X\"\ntrigger X\nwindow w = " + window);
    }

    /// With a code in the place of each placeholder.
    private static Task meaning(String name, String text) {
        String defined =
                text.replaceAll(": \\?\\?\\?", ": { code: X }")
                        .replaceAll("= \\?\\?\\?", "= code \"X\"");
        Task task =
                new WrittenTask(new SourceFile(name, defined), null)
                        .meaning(Semantics.STANDARD, InputFormat.MEDS);
        return Objects.requireNonNull(task, text);
    }

    private static List<String> blocks(Pattern block, String document) throws IOException {
        return block.matcher(Files.readString(Repository.file(document)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
