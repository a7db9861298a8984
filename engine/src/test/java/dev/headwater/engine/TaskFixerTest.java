package dev.headwater.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.TaskFixer.Fixed;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskFixerTest {
    private static final String TASK =
            """
            predicates:
              a: { code: A }
              b: { code: B }
            trigger: a
            windows:
              w:
                start: trigger
                end: start + 1d
                start_inclusive: true
                end_inclusive: true   # the last event counts
                has: { b: "(1, None)" }
                index_timestamp: end
                label: b
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    start_inclusive: true   | start_inclusive: yes      | start_inclusive: true
                    start_inclusive: true   | start_inclusive: 'FALSE'  | start_inclusive: false
                    start_inclusive: true   | start_inclusve: true      | start_inclusive: true
                    end_inclusive: true     | end_inclusive: 0          | end_inclusive: false
                    label: b                | lable: b                  | label: b
                    index_timestamp: end    | index_timestamp: ende     | index_timestamp: end
                    trigger: a              | triger: a                 | trigger: a
                    b: { code: B }          | b: { code: 5 }            | b: { code: "5" }
                    b: { code: B }          | b: { code: B, value_min: '5' } | b: { code: B, value_min: 5 }
                    b: { code: B }          | b: { expr: 'AND(a, a)' }  | b: { expr: 'and(a, a)' }
                    b: { code: B }          | b: and(a, a)              | b: { expr: 'and(a, a)' }
                    has: { b: "(1, None)" } | has: { b: (1, None) }     | has: { b: "(1, None)" }
                    trigger: a              | `semantics: standart\ntrigger: a` | `semantics: standard\ntrigger: a`
                    """)
    void whatCanBeMeantInOneWayOnlyIsMended(String good, String bad, String mended) {
        String written = TASK.replace(good, bad.replace("\\n", "\n"));
        Fixed fixed = fix(written, null, null);
        assertThat(fixed.sources().task().text())
                .isEqualTo(TASK.replace(good, mended.replace("\\n", "\n")));
        assertThat(fixed.made()).isEqualTo(1);
        assertThat(errors(fixed.sources())).isEmpty();
    }

    @Test
    void missingKeysAreFilledInAndNoCommentMoves() {
        String written =
                TASK.replace("    start_inclusive: true\n", "")
                        .replace("    end_inclusive: true   # the last event counts\n", "");
        Fixed fixed = fix(written, null, null);
        assertThat(fixed.sources().task().text())
                .isEqualTo(
                        written.replace(
                                "    start: trigger",
                                "    start_inclusive: true\n    end_inclusive: true\n    start: trigger"));
        assertThat(check(fixed.sources()).all()).isEmpty();
    }

    @Test
    void missingKeysOfAFlowMappingAndOfWindowsLineEndsAreFilledIn() {
        String flow =
                TASK.substring(0, TASK.indexOf("  w:")) + "  w: { start: null, end: trigger }\n";
        assertThat(fix(flow, null, null).sources().task().text())
                .contains(
                        "w: { start_inclusive: true, end_inclusive: true, start: null, end: trigger }");
        String crlf = TASK.replace("    start_inclusive: true\n", "").replace("\n", "\r\n");
        assertThat(fix(crlf, null, null).sources().task().text())
                .contains("  w:\r\n    start_inclusive: true\r\n    start: trigger\r\n");
    }

    @Test
    void guessesAreLeftToTheWriter() {
        String written = TASK.replace("label: b", "label: bb");
        Fixed fixed = fix(written.replace("b: { code: B }", "bbb: { code: B }"), null, null);
        assertThat(fixed.made()).isZero();
        assertThat(fixed.leftOut()).isZero();
    }

    @Test
    void anEditThatBringsUpAnotherMistakeIsLeftOut() {
        String written = TASK.replace("label: b", "lable: nothing");
        Fixed fixed = fix(written, null, null);
        assertThat(fixed.sources().task().text()).isEqualTo(written);
        assertThat(fixed.made()).isZero();
        assertThat(fixed.leftOut()).isEqualTo(1);
    }

    @Test
    void whatAcesTakesForTrueStaysAsItIs() {
        String written = TASK.replace("start_inclusive: true", "start_inclusive: no");
        Fixed fixed = fix(written, null, Semantics.ACES_0_7_3);
        assertThat(fixed.sources().task().text()).isEqualTo(written);
    }

    @Test
    void aPredicatesFileIsMendedToo() {
        Fixed fixed = fix(TASK, "predicates: { b: { code: 7 } }\n", null);
        assertThat(Objects.requireNonNull(fixed.sources().predicates()).text())
                .isEqualTo("predicates: { b: { code: \"7\" } }\n");
        assertThat(fixed.sources().task().text()).isEqualTo(TASK);
    }

    private static Fixed fix(
            String task, @Nullable String predicates, @Nullable Semantics semantics) {
        SourceFile file = predicates == null ? null : new SourceFile("predicates.yaml", predicates);
        var sources = new Sources(new SourceFile("task.yaml", task), file);
        return TaskFixer.fix(sources, options(semantics));
    }

    private static List<String> errors(Sources sources) {
        return check(sources).all().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::message)
                .toList();
    }

    private static Diagnostics check(Sources sources) {
        var diagnostics = new Diagnostics();
        TaskCompiler.check(sources, options(null), diagnostics);
        return diagnostics;
    }

    private static AnalysisOptions options(@Nullable Semantics semantics) {
        return new AnalysisOptions(semantics, InputFormat.MEDS, null);
    }
}
