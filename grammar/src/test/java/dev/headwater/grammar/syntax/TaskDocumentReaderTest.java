package dev.headwater.grammar.syntax;

import static dev.headwater.grammar.syntax.TaskTexts.predicate;
import static dev.headwater.grammar.syntax.TaskTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TaskDocumentReaderTest {

    @Test
    void keepsPredicatesAndWindowsInTheOrderOfTheFile() {
        TaskDocument task =
                read(
                        """
                        description: a task
                        predicates: { b: { code: B }, a: { code: A } }
                        patient_demographics: { f: { code: F } }
                        trigger: b
                        windows: { y: { start: null, end: trigger }, x: { start: trigger, end: null } }
                        """);
        assertThat(task.header().description()).extracting(Scalar::text).isEqualTo("a task");
        assertThat(task.predicates()).extracting(p -> p.name().text()).containsExactly("b", "a");
        assertThat(task.demographics()).extracting(p -> p.name().text()).containsExactly("f");
        assertThat(task.windows()).extracting(w -> w.name().text()).containsExactly("y", "x");
        assertThat(Objects.requireNonNull(task.trigger()).span().toString())
                .isEqualTo("task.yaml:4:10");
    }

    @Test
    void emptySectionsAreEmpty() {
        TaskDocument task =
                read("trigger: a\npredicates:\npatient_demographics: null\nwindows: ~\n");
        assertThat(task.predicates()).isEmpty();
        assertThat(task.demographics()).isEmpty();
        assertThat(task.windows()).isEmpty();
    }

    @Test
    void aliasesAndMergeKeysAreResolved() {
        TaskDocument task =
                read(
                        """
                        predicates:
                          a: &a { code: A, value_min: 1 }
                          b: { <<: *a, value_min: 2 }
                          c: *a
                        trigger: a
                        """);
        var b = (PredicateDeclaration.Plain) task.predicates().get(1);
        assertThat(Objects.requireNonNull(b.valueMin()).value().text()).isEqualTo("2");
        assertThat(b.code())
                .isEqualTo(((PredicateDeclaration.Plain) task.predicates().get(2)).code());
        assertThat(task.predicates().get(2).span().text()).isEqualTo("c");
    }

    @Test
    void whatCanBeReadIsKeptBesideMistakes() {
        var diagnostics = new Diagnostics();
        String text =
                "trigger: a\nwindows: { v: 5, w: { start: trigger +- 1d, end: start + 1d, has: { a: (x, 1), b: \"(1,)\" } } }\n";
        TaskDocument task =
                TaskDocumentReader.readTask(new SourceFile("task.yaml", text), diagnostics);
        assertThat(diagnostics.all())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.S005, DiagnosticCode.S007, DiagnosticCode.S010);
        WindowDeclaration window = Objects.requireNonNull(task).windows().getFirst();
        assertThat(window.start()).isInstanceOf(BoundaryDeclaration.Unreadable.class);
        assertThat(window.has()).extracting(c -> c.predicate().text()).containsExactly("b");
    }

    @Test
    void deepNestingIsAMistakeAndNoCrash() {
        var diagnostics = new Diagnostics();
        TaskDocumentReader.readTask(
                new SourceFile("f", "trigger: " + "[".repeat(100_000)), diagnostics);
        assertThat(diagnostics.all())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.S001);
        String expression = "or(".repeat(100_000);
        assertThat(predicate("{ expr: " + expression + " }"))
                .isInstanceOf(PredicateDeclaration.Unreadable.class);
    }

    @Test
    void manyAliasesAreHarmless() {
        var text = new StringBuilder("trigger: a\nmetadata:\n  a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            text.append("  a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(read(text.toString()).trigger()).isNotNull();
    }
}
