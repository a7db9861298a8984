package dev.headwater.grammar.syntax;

import static dev.headwater.grammar.syntax.TaskTexts.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.BoundaryStep.Direction;
import dev.headwater.grammar.ast.ConstraintDeclaration;
import dev.headwater.grammar.ast.Duration;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.Side;
import dev.headwater.grammar.ast.WindowDeclaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowReaderTest {

    @Test
    void boundariesAreReferencesAndSteps() {
        assertThat(end("trigger"))
                .matches(e ->
                        e.reference() instanceof BoundaryReference.Trigger && e.step() == null);
        assertThat(end("start + 1d").reference()).extracting("side").isEqualTo(Side.START);
        assertThat(end("start + 1d").step())
                .extracting("duration")
                .isEqualTo(new Duration(0, 86_400_000_000L));
        assertThat(end("trigger-12h").step())
                .extracting("duration")
                .isEqualTo(new Duration(0, -43_200_000_000L));
        assertThat(end("start + 1 year 2d").step())
                .extracting("duration")
                .isEqualTo(new Duration(12, 172_800_000_000L));
        assertThat(end("trigger - 18 months").step())
                .extracting("duration")
                .isEqualTo(new Duration(-18, 0));
        assertThat(end("start + 0h").step()).extracting("duration").isEqualTo(new Duration(0, 0));
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
        assertThat(end("start +").step()).extracting("duration").isEqualTo(new Duration(0, 0));
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

    private static BoundaryDeclaration.Expression end(String boundary) {
        return (BoundaryDeclaration.Expression) window("{ start: x, end: " + boundary + " }").end();
    }
}
