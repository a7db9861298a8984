package dev.headwater.tests.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.TaskText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What changes which hash of a task.
class IdentityTest {
    private static final String TASK =
            """
            predicates:
              admission: { code: { regex: "^ADM" } }
              death: { code: DEATH }
              lab: { code: { any: [LAB//a, LAB//b] }, unit: mg }
              low: { expr: lab where value < 13 }
              end: { expr: "admission or death" }
              unused: { code: X }
            trigger: admission
            windows:
              input:
                end: trigger + 24h
                has: { low: "(1, None)", end: "(None, 0)" }
                index_timestamp: end
              target: { start: input.end, end: start + 1 month, start_inclusive: false, label: death }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    code: DEATH | code: 'DEATH'
                    [LAB//a, LAB//b] | [LAB//b, LAB//a, LAB//b]
                    { code: DEATH } | { code: { any: [DEATH] } }
                    lab where value < 13 | lab where numeric_value < 13.0
                    admission or death | or(death, admission, death)
                    trigger + 24h | trigger + 1 day
                    1 month | 1mo
                    start_inclusive: false, | start_inclusive: false, end_inclusive: true,
                    unused: { code: X } | unused: { code: Y }
                    unused: { code: X } | other: { code: X }
                    trigger: admission | description: d
                    """)
    void theSameIsTheSame(String written, String other) {
        String replacement = written.startsWith("trigger: ") ? other + "\n" + written : other;

        assertThat(identity(TASK.replace(written, replacement))).isEqualTo(identity(TASK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    code: DEATH | code: DIED
                    LAB//a, LAB//b | LAB//a
                    unit: mg | unit: g
                    unit: mg | dose: mg
                    ^ADM | ADM
                    """)
    void aPredicateOfADatasetCountsForPredicatesAndCohort(String written, String other) {
        TaskIdentity changed = identity(TASK.replace(written, other));

        assertThat(changed.task()).isEqualTo(identity(TASK).task());
        assertThat(changed.predicates()).isNotEqualTo(identity(TASK).predicates());
        assertThat(changed.cohort()).isNotEqualTo(identity(TASK).cohort());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    trigger: admission | trigger: death
                    24h | 25h
                    1 month | 30 days
                    (1, None) | (2, None)
                    (None, 0) | (None, 1)
                    index_timestamp: end | index_timestamp: start
                    label: death | label: admission
                    start_inclusive: false | end_inclusive: false
                    input.end | input.start
                    input | before
                    """)
    void aWindowCountsForTaskAndCohort(String written, String other) {
        TaskIdentity changed = identity(TASK.replace(written, other));

        assertThat(changed.task()).isNotEqualTo(identity(TASK).task());
        assertThat(changed.predicates()).isEqualTo(identity(TASK).predicates());
        assertThat(changed.cohort()).isNotEqualTo(identity(TASK).cohort());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    value < 13 | value <= 13
                    value < 13 | value > 13
                    value < 13 | not value < 13
                    admission or death | admission and death
                    """)
    void anExpressionOfTheTaskCountsForAll(String written, String other) {
        TaskIdentity changed = identity(TASK.replace(written, other));

        assertThat(changed.task()).isNotEqualTo(identity(TASK).task());
        assertThat(changed.predicates()).isNotEqualTo(identity(TASK).predicates());
        assertThat(changed.cohort()).isNotEqualTo(identity(TASK).cohort());
    }

    @Test
    void theSemanticsModeCounts() {
        String task = "predicates: { a: { code: A } }\ntrigger: a\nwindows: {}\n";
        TaskIdentity standard = TaskText.identity(task, Semantics.STANDARD);
        TaskIdentity aces = TaskText.identity(task, Semantics.ACES_0_7_3);

        assertThat(aces.task()).isNotEqualTo(standard.task());
        assertThat(aces.predicates()).isNotEqualTo(standard.predicates());
        assertThat(TaskText.identity("semantics: aces-0.7.3\n" + task, null)).isEqualTo(aces);
    }

    @Test
    void predicatesMayStandInTheTaskOrInAFile(@TempDir Path folder) throws IOException {
        Path whole = write(folder, "whole.yaml", TASK);
        Path task =
                write(
                        folder,
                        "task.yaml",
                        TASK.replace("{ code: DEATH }", "???")
                                .replace("{ code: { regex: \"^ADM\" } }", "???"));
        Path file =
                write(
                        folder,
                        "dataset.yaml",
                        """
                        predicates:
                          more: { code: null }
                          death: { code: DEATH }
                          admission: { code: { regex: "^ADM" } }
                        """);

        String expected = CommandRun.of("id", whole).out();

        assertThat(CommandRun.of("id", task, "--predicates", file).out()).isEqualTo(expected);
        assertThat(CommandRun.of("id", task).out().lines().findFirst())
                .isEqualTo(expected.lines().findFirst());
        assertThat(CommandRun.of("id", task, "--canonical", "cohort").exitCode()).isEqualTo(1);
    }

    @Test
    void aTaskWithMistakesHasNoIdentity(@TempDir Path folder) throws IOException {
        Path task = write(folder, "task.yaml", TASK.replace("label: death", "label: deaht"));

        CommandRun run = CommandRun.of("id", task);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error[T012]");
        assertThat(run.out()).isEmpty();
    }

    private static TaskIdentity identity(String yaml) {
        return TaskText.identity(yaml, Semantics.STANDARD);
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
