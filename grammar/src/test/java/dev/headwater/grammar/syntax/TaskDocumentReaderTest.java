package dev.headwater.grammar.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.BoundaryStep.Direction;
import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.ColumnCondition;
import dev.headwater.grammar.ast.ConstraintDeclaration;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.Side;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(task.description()).isEqualTo("a task");
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

    @ParameterizedTest
    @CsvSource({
        "yes, STRING",
        "off, STRING",
        "None, STRING",
        "1:30, STRING",
        "2020-01-01, STRING",
        "'''5''', STRING",
        "!!str 5, STRING",
        "true, BOOLEAN",
        "FALSE, BOOLEAN",
        "null, NULL",
        "~, NULL",
        "+5, INTEGER",
        "0o17, INTEGER",
        "0x1F, INTEGER",
        "017, INTEGER",
        "1_000, INTEGER",
        "1e3, FLOAT",
        "1., FLOAT",
        ".5, FLOAT",
        "-.inf, FLOAT",
        ".NaN, FLOAT"
    })
    void scalarsFollowTheCoreSchema(String text, Scalar.Kind kind) {
        var plain = (PredicateDeclaration.Plain) predicate("{ code: A, site: " + text + " }");
        assertThat(plain.columnConditions().getFirst().value().kind()).isEqualTo(kind);
    }

    @Test
    void extraKeysOfAPlainPredicateAreColumnConditions() {
        var plain =
                (PredicateDeclaration.Plain)
                        predicate("{ code: A, value_mn: 3, other_cols: { unit: kg } }");
        assertThat(plain.columnConditions())
                .extracting(
                        c -> c.column().text(),
                        c -> c.value().text(),
                        ColumnCondition::underOtherColumns)
                .containsExactly(tuple("value_mn", "3", false), tuple("unit", "kg", true));
    }

    @Test
    void aFlagIsTheScalarAsWritten() {
        var plain =
                (PredicateDeclaration.Plain)
                        predicate(
                                "{ code: A, value_min: 5, value_min_inclusive: no, static: off }");
        assertThat(Objects.requireNonNull(plain.valueMin()).inclusive())
                .extracting(Scalar::text, Scalar::kind)
                .containsExactly("no", Scalar.Kind.STRING);
        assertThat(plain.isStatic()).extracting(Scalar::text).isEqualTo("off");
        assertThat(plain.valueMax()).isNull();
    }

    @Test
    void codesAreLiteralsListsOrRegexes() {
        assertThat(code("{ code: A//B }")).isInstanceOf(CodeDeclaration.Literal.class);
        assertThat(code("{ code: null }")).isInstanceOf(CodeDeclaration.Literal.class);
        assertThat(code("{ code: { any: [A, null, 5] } }"))
                .isInstanceOf(CodeDeclaration.AnyOf.class);
        assertThat(code("{ code: { regex: '^A' } }")).isInstanceOf(CodeDeclaration.Regex.class);
        assertThat(code("{ code: { any: [A], regex: A } }"))
                .isInstanceOf(CodeDeclaration.Unreadable.class);
        assertThat(((PredicateDeclaration.Plain) predicate("{ value_min: 1 }")).code()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "null",
                "[a]",
                "{ expr: OR(a) }",
                "{ expr: a, code: A }",
                "{ expr: }",
                "{ code: A, x: [1] }"
            })
    void theMistakesOfAPredicateWaitForItsUse(String entry) {
        assertThat(predicate(entry))
                .isInstanceOfSatisfying(
                        PredicateDeclaration.Unreadable.class,
                        unreadable -> assertThat(unreadable.mistakes()).isNotEmpty());
    }

    @Test
    void questionMarksArePlaceholders() {
        assertThat(predicate("???")).isInstanceOf(PredicateDeclaration.Placeholder.class);
    }

    @Test
    void expressionsNest() {
        var derived =
                (PredicateDeclaration.Derived)
                        predicate("{ expr: 'or(a, and( b ,or(größe)), and)' }");
        var or = (PredicateExpression.Or) derived.expression();
        assertThat(or.operands()).hasSize(3);
        var and = (PredicateExpression.And) or.operands().get(1);
        assertThat(and.operands().get(1).span().text()).isEqualTo("or(größe)");
        assertThat(or.operands().get(2))
                .isInstanceOfSatisfying(
                        PredicateExpression.Reference.class,
                        name -> assertThat(name.predicate().text()).isEqualTo("and"));
    }

    @Test
    void aBareNameIsAnExpression() {
        var derived = (PredicateDeclaration.Derived) predicate("{ expr: a, static: true }");
        assertThat(derived.expression()).isInstanceOf(PredicateExpression.Reference.class);
    }

    @Test
    void boundariesAreReferencesAndSteps() {
        assertThat(end("trigger"))
                .matches(e ->
                        e.reference() instanceof BoundaryReference.Trigger && e.step() == null);
        assertThat(end("start + 1d").reference()).extracting("side").isEqualTo(Side.START);
        assertThat(end("start + 1d").step()).extracting("micros").isEqualTo(86_400_000_000L);
        assertThat(end("trigger-12h").step()).extracting("micros").isEqualTo(-43_200_000_000L);
        assertThat(end("start + 0h").step()).extracting("micros").isEqualTo(0L);
        assertThat(end("start->größe").step())
                .extracting("predicate.text", "direction")
                .containsExactly("größe", Direction.NEXT);
        assertThat(end("end <- a").step()).extracting("direction").isEqualTo(Direction.PREVIOUS);
        assertThat(end("w.end").reference())
                .extracting("window.text", "side")
                .containsExactly("w", Side.END);
        assertThat(end("None").reference()).isInstanceOf(BoundaryReference.Word.class);
        assertThat(end("Start").reference()).isInstanceOf(BoundaryReference.Word.class);
    }

    @Test
    void anArrowToNothingAndAPlusNothingAreKept() {
        assertThat(end("start ->").step())
                .isInstanceOfSatisfying(
                        BoundaryStep.ToEvent.class,
                        step -> assertThat(step.predicate()).extracting(Name::text).isEqualTo(""));
        assertThat(end("start +").step()).extracting("micros").isEqualTo(0L);
    }

    @Test
    void spansOfABoundaryAreThoseOfTheFile() {
        BoundaryDeclaration.Expression end = end("'w.end -> death'");
        assertThat(end.reference().span().toString()).isEqualTo("task.yaml:3:29");
        assertThat(end.step()).extracting("predicate.span").hasToString("task.yaml:3:38");
        assertThat(end.span().text()).isEqualTo("'w.end -> death'");
    }

    @Test
    void missingKeysOfAWindowAreToldFromNulls() {
        WindowDeclaration window = window("{ end: null, start_inclusive: no }");
        assertThat(window.start()).isEqualTo(new BoundaryDeclaration.Omitted(window.name().span()));
        assertThat(window.end()).isInstanceOf(BoundaryDeclaration.RecordEdge.class);
        assertThat(window.startInclusive()).extracting(Scalar::text).isEqualTo("no");
        assertThat(window.endInclusive()).isNull();
        assertThat(window.has()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'(1, None)' | 1 |",
                "'(None, 0)' | | 0",
                "'(8,)' | 8 |",
                "'(,10)' | | 10",
                "'8,9' | 8 | 9",
                "'8, None' | 8 |",
                "'((1, 2))' | 1 | 2",
                "'(1, None' | 1 |",
                "'(,)' | |",
                "',' | |",
                "'(+20, 1_0)' | 20 | 10",
                "'(-5, ٣)' | -5 | 3",
                "'(𝟙𝟚,)' | 12 |",
                "'(00000000000000000000007,)' | 7 |",
                "'(1, 99999999999999999999)' | 1 | 9223372036854775807"
            })
    void countRangesAreReadAsPythonDoes(String range, Long min, Long max) {
        ConstraintDeclaration constraint =
                window("{ has: { lab: \"" + range + "\" } }").has().getFirst();
        assertThat(constraint)
                .extracting(ConstraintDeclaration::min, ConstraintDeclaration::max)
                .containsExactly(min, max);
        assertThat(constraint.splitByFlowComma()).isFalse();
    }

    @Test
    void aCountRangeSplitByAFlowMappingIsMended() {
        WindowDeclaration window =
                window(
                        "{ has: { a: (1, None), b: (None,0), c: (8,), d: '(2, 3)', e: (1, None) } }");
        assertThat(window.has())
                .extracting(
                        ConstraintDeclaration::min,
                        ConstraintDeclaration::max,
                        ConstraintDeclaration::splitByFlowComma)
                .containsExactly(
                        tuple(1L, null, true),
                        tuple(null, 0L, true),
                        tuple(8L, null, true),
                        tuple(2L, 3L, false),
                        tuple(1L, null, true));
        assertThat(window.has().getFirst().rangeSpan().text()).isEqualTo("(1, None)");
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

    private static TaskDocument read(String text) {
        var diagnostics = new Diagnostics();
        TaskDocument task =
                TaskDocumentReader.readTask(new SourceFile("task.yaml", text), diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        return Objects.requireNonNull(task);
    }

    private static PredicateDeclaration predicate(String entry) {
        return read("trigger: a\npredicates:\n  a: " + entry + "\n").predicates().getFirst();
    }

    private static CodeDeclaration code(String entry) {
        return Objects.requireNonNull(((PredicateDeclaration.Plain) predicate(entry)).code());
    }

    private static WindowDeclaration window(String entry) {
        return read("trigger: a\nwindows:\n  window: " + entry + "\n").windows().getFirst();
    }

    private static BoundaryDeclaration.Expression end(String boundary) {
        return (BoundaryDeclaration.Expression) window("{ start: x, end: " + boundary + " }").end();
    }
}
