package dev.headwater.grammar.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticRenderer;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the text, the reader neither throws nor stays silent, and every mistake has a place
/// that can be drawn.
class TaskDocumentReaderFuzzTest {
    private static final String TASK =
            """
            description: >
              a task
              to mutate
            predicates:
              admission: &a { code: { regex: "^ADM\\\\d" } }
              other: *a
              lab: { code: { any: [A, 'B''C'] }, value_min: 1e3, value_min_inclusive: no, unit: kg }
              either: { expr: "or(admission, and(lab, other))" }
              low: { expr: "(lab or other) where 3 <= value < 13 and not unit in ('mg', 'g')" }
              text: { code: A, text: { regex: ^x }, dose: { min: 1, max_inclusive: true } }
              late: ???
            patient_demographics: { adult: { code: ADULT } }
            trigger: admission
            windows:
              input: { start: null, end: trigger + 1d 12:00:00, has: { lab: (1, None) }, index_timestamp: end }
              year: { start: trigger, end: start + 1 year 6 months 2d }
              target:
                start: input.end
                end: start -> either
                has:
                  lab: (None, 0)
                label: either
            """;
    private static final List<String> PIECES =
            List.of(
                    " ",
                    "\n",
                    "\t",
                    ":",
                    ": ",
                    ",",
                    "-",
                    "- ",
                    "#",
                    " #",
                    "{",
                    "}",
                    "[",
                    "]",
                    "(",
                    ")",
                    "'",
                    "\"",
                    "&a ",
                    "*a",
                    "!x ",
                    "!!int ",
                    "|\n",
                    ">-\n  ",
                    "%",
                    "?",
                    "? ",
                    "<<: ",
                    "~",
                    "???",
                    "->",
                    "<-",
                    "+",
                    ".",
                    "0",
                    "\u0660",
                    "\u00e9",
                    "\uD83D\uDE00",
                    "\uD83D",
                    "\u0000",
                    "\uFEFF",
                    "\r\n",
                    "---\n",
                    "...\n",
                    "\\",
                    "expr",
                    "where",
                    " and ",
                    "not ",
                    " < ",
                    " ~ ",
                    "month",
                    "trigger",
                    "None");

    /// Puts `piece` in place of up to three characters.
    record Edit(int position, int removed, String piece) {
        String apply(String text) {
            int start = text.isEmpty() ? 0 : position % text.length();
            return text.substring(0, start)
                    + piece
                    + text.substring(Math.min(text.length(), start + removed));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Edit> edits =
                Combinators.combine(
                                Arbitraries.integers().between(0, 10_000),
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.of(PIECES))
                        .as(Edit::new);
        return edits.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(list -> {
                    String text = TASK;
                    for (Edit edit : list) {
                        text = edit.apply(text);
                    }
                    return text;
                });
    }

    @Property(tries = 3_000)
    void aMutatedTaskIsReadOrRejectedWithAPlace(@ForAll("texts") String text) {
        var diagnostics = new Diagnostics();

        TaskDocument task =
                TaskDocumentReader.readTask(new SourceFile("task.yaml", text), diagnostics);

        assertThat(task == null && !diagnostics.hasErrors()).isFalse();
        diagnostics.all().forEach(TaskDocumentReaderFuzzTest::assertCanBeDrawn);
        if (task != null) {
            task.predicates().forEach(TaskDocumentReaderFuzzTest::assertMistakesCanBeDrawn);
        }
    }

    private static void assertMistakesCanBeDrawn(PredicateDeclaration predicate) {
        assertThat(predicate.span().text()).contains(predicate.name().span().text());
        if (predicate instanceof PredicateDeclaration.Unreadable unreadable) {
            assertThat(unreadable.mistakes())
                    .isNotEmpty()
                    .allSatisfy(TaskDocumentReaderFuzzTest::assertCanBeDrawn);
        }
    }

    private static void assertCanBeDrawn(Diagnostic diagnostic) {
        assertThat(diagnostic.primary()).isNotNull();
        assertThat(new DiagnosticRenderer(false).render(diagnostic))
                .contains("task.yaml:")
                .contains("^");
    }
}
