package dev.headwater.tests.omop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Predicates for a concept and all below it.
class DescendantsTest {
    private static final String TASK =
            """
            predicates:
              mi: { code: { descendants_of: SNOMED/22298006 } }
              death: { code: MEDS_DEATH }
            trigger: mi
            windows:
              rest:
                start: trigger
                end: start + 4y
                start_inclusive: false
                label: death
                index_timestamp: start
            """;

    @TempDir Path folder;
    private Path data;

    @BeforeEach
    void write() throws IOException {
        data = new SmallCdm().write(folder.resolve("cdm"));
    }

    @Test
    void theCodeAndAllBelowItMatch() throws IOException {
        assertThat(check(TASK).out()).containsPattern("mi +1 +1 +1 +SNOMED/57054005");
    }

    @Test
    void aListAndAPrefixAreAllowed() throws IOException {
        String list = "[SNOMED/57054005, VISIT_START//Visit/IP]";
        assertThat(check(TASK.replace("SNOMED/22298006", list)).out())
                .containsPattern("mi +2 +3 +1 +SNOMED/57054005");
    }

    @Test
    void theTaskLanguageSaysTheSame() throws IOException {
        Path yaml = Files.writeString(folder.resolve("task.yaml"), TASK);
        CommandRun cohort = CommandRun.of("convert", yaml);
        assertThat(cohort.out())
                .containsPattern("predicate mi += code descendants of \"SNOMED/22298006\"");
        Path text = Files.writeString(folder.resolve("task.cohort"), cohort.out());
        assertThat(CommandRun.of("convert", text).out())
                .contains("code: { descendants_of: SNOMED/22298006 }");
        assertThat(CommandRun.of("id", text).out().substring(0, 20))
                .isEqualTo(CommandRun.of("id", yaml).out().substring(0, 20));
        assertThat(CommandRun.of("fmt", "--check", text).exitCode()).isZero();
        assertThat(CommandRun.of("explain", text).out())
                .contains("code descends from SNOMED/22298006");
        CommandRun run = CommandRun.of("check", text, "--data-format", "omop", "--data", data);
        assertThat(run.out()).containsPattern("mi +1 +1 +1 +SNOMED/57054005");
    }

    @Test
    void itCanBeACondition() throws IOException {
        Path text =
                Files.writeString(
                        folder.resolve("task.cohort"),
                        """
                        predicate of = code ~ "." where not code descendants of ("SNOMED/22298006", "Visit/IP")
                        predicate death = code "MEDS_DEATH"
                        predicate late = of where not code "MEDS_DEATH"
                        trigger late
                        window rest = (trigger .. start + 4y]  label death  index at start
                        """);
        CommandRun run = CommandRun.of("check", text, "--data-format", "omop", "--data", data);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("late +\\d+ +23 ");
    }

    @Test
    void anUnknownConceptIsShownWithTheNearest() throws IOException {
        CommandRun run = check(TASK.replace("22298006", "2229806"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "error[T050]: the data know no code `SNOMED/2229806`",
                        "task.yaml:2:33",
                        "did you mean `SNOMED/22298006`?");
        assertThat(check(TASK.replace("SNOMED/", "SNOWMED/")).err())
                .contains("did you mean `SNOMED/22298006`?");
    }

    @Test
    void withoutTheTableItIsAnErrorAtItsPlace() throws IOException {
        Files.delete(data.resolve("concept_ancestor.csv"));
        CommandRun run = check(TASK);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("error[T051]", "task.yaml:2:33", "no table `concept_ancestor`");
    }

    @Test
    void theOtherModeDoesNotKnowIt() throws IOException {
        CommandRun run = check("semantics: aces-0.7.3\n" + TASK);
        assertThat(run.err()).contains("error[T042]: descendants of a code");
    }

    private CommandRun check(String text) throws IOException {
        Path task = Files.writeString(folder.resolve("task.yaml"), text);
        return CommandRun.of("check", task, "--data-format", "omop", "--data", data);
    }
}
