package dev.headwater.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCompilerTest {
    @TempDir private Path folder;

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void aTaskAndItsPredicatesFileGiveAPlan() throws IOException {
        Path task =
                write(
                        "task.yml",
                        """
                        predicates: {a: '???'}
                        trigger: a
                        windows: {w: {start: trigger, end: start + 1d}}
                        """);
        Path predicates = write("predicates.yaml", "\uFEFFpredicates: {a: {code: Ä}}\n");
        ExtractionPlan plan = TaskCompiler.compile(task, predicates, options(), diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        assertThat(Objects.requireNonNull(plan).steps())
                .extracting(WindowStep::name)
                .containsExactly("w.end");
        assertThat(plan.task().predicates()).extracting(Predicate::name).containsExactly("a");
    }

    @Test
    void filesThatCannotBeReadAreReportedTogether() throws IOException {
        Path latin =
                Files.write(
                        folder.resolve("latin.yaml"), "a: Ä".getBytes(StandardCharsets.ISO_8859_1));
        TaskCompiler.compile(folder.resolve("missing.yaml"), latin, options(), diagnostics);
        TaskCompiler.compile(write("task.json", "{}"), null, options(), diagnostics);
        assertThat(diagnostics.all())
                .extracting(Diagnostic::code)
                .containsOnly(DiagnosticCode.S013);
        assertThat(diagnostics.all())
                .extracting(diagnostic -> diagnostic.message().replaceFirst(".*: ", ""))
                .containsExactly(
                        "no such file", "not UTF-8 text", "neither a `.yaml` nor a `.cohort` file");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Q1  | start -> b | trigger  | start -> b   | false | true | has: {b: '(1,)'}
                    Q2  | end <- b   | end <- b | trigger      | true | false | has: {b: '(1,)'}
                    Q3  | start      | end - 1d | trigger      | true  | true | index_timestamp: start
                    Q5  | null       | null     | trigger      | false | true | has: {b: '(1,)'}
                    Q6  | b          | trigger  | start + 0h   | true  | true | has: {b: '(1,)'}
                    Q14 | 5          | trigger  | start -> low | true  | true | has: {low: '(1,)'}
                    Q21 | a          | trigger  | start -> b   | true  | true | has: {b: '(0,)'}
                    """)
    void checkWarnsWhereTheModesDiffer(
            String question,
            String pointedAt,
            String start,
            String end,
            boolean startInclusive,
            boolean endInclusive,
            String more) {
        String text =
                """
                predicates: {a: {code: A}, b: {code: B}, low: {code: L, value_min: 5}}
                trigger: a
                windows:
                  w: {start: %s, end: %s, start_inclusive: %s, end_inclusive: %s, %s}
                """;
        check(text.formatted(start, end, startInclusive, endInclusive, more));
        assertThat(modeWarnings()).hasSize(1);
        Diagnostic warning = modeWarnings().getFirst();
        assertThat(warning.help())
                .containsExactly("see " + question + " in task-configs/SEMANTICS.md");
        assertThat(Objects.requireNonNull(warning.primary()).span().text()).isEqualTo(pointedAt);
    }

    @ParameterizedTest
    @CsvSource({"true, '(None, 0)', 0", "false, '(None, 0)', 1", "true, '(None, 1)', 1"})
    void modesAgreeWhereTheWindowBeforeKeepsTheBoundOutOfTheStart(
            boolean endInclusive, String count, int warnings) {
        String text =
                """
                predicates: {a: {code: A}, b: {code: B}}
                trigger: a
                windows:
                  v: {start: trigger, end: start + 1d, start_inclusive: true, end_inclusive: %s, has: {b: '%s'}}
                  w: {start: v.end, end: start -> b, start_inclusive: false, end_inclusive: true, has: {b: '(1,)'}}
                """;
        check(text.formatted(endInclusive, count));
        assertThat(modeWarnings()).hasSize(warnings);
    }

    @Test
    void checkWarnsOfWhatTheOtherModeRejects() {
        assertThat(check("predicates: {a: {code: A}, q: {expr: a}}\ntrigger: q\n")).isNotNull();
        assertThat(modeWarnings())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "an error in `aces-0.7.3`: `a` is not one `and(...)` or `or(...)` of two"
                                + " names or more");
    }

    @Test
    void checkWarnsOfAllThatIsDoubtfulAndCompileOfALabelThatIsKnown() throws IOException {
        String text =
                """
                predicates: {a: {code: A}, b: {code: B}, unused: {code: C}}
                trigger: a
                windows:
                  w: {start: trigger, end: start + 1d, start_inclusive: true, end_inclusive: true, label: b, index_timestamp: start}
                """;
        TaskCompiler.compile(write("t.yaml", text), null, options(), diagnostics);
        assertThat(diagnostics.all())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.C022);
        check(text);
        assertThat(diagnostics.all())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.C022, DiagnosticCode.C022, DiagnosticCode.C001);
    }

    private List<Diagnostic> modeWarnings() {
        return diagnostics.all().stream()
                .filter(diagnostic -> diagnostic.code() == DiagnosticCode.T037)
                .toList();
    }

    private @Nullable ExtractionPlan check(String text) {
        var sources = new Sources(new SourceFile("t.yaml", text), null);
        return TaskCompiler.check(sources, options(), diagnostics).plan();
    }

    private static AnalysisOptions options() {
        return new AnalysisOptions(Semantics.STANDARD, InputFormat.MEDS, null);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
