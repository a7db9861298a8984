package dev.headwater.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Predicate.Plain;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What one mode takes and the other does not, or takes for something else.
class ModeTest {
    private static final String WINDOW =
            """
            predicates: {adm: {code: ADM}, lab: {code: LAB}}
            trigger: adm
            windows:
              w: {%s}
            """;

    @ParameterizedTest
    @CsvSource({
        "no,true",
        "off,true",
        "'''false''',true",
        "1,true",
        "0,false",
        "0.0,false",
        "'''''',false",
        "null,false"
    })
    void aFlagIsABooleanOrGoesByPythonsTruth(String flag, boolean truth) {
        String text =
                window(
                        "start: trigger, end: start + 1d, start_inclusive: "
                                + flag
                                + ", end_inclusive: true");
        assertThat(onlyWindow(AnalyzedTask.aces(text)).startInclusive()).isEqualTo(truth);
        assertThat(AnalyzedTask.standard(text).errors()).containsExactly("T030 " + flag);
    }

    @Test
    void standardLetsKeysOfAWindowOut() {
        String text = window("end: trigger");
        Window window = onlyWindow(AnalyzedTask.standard(text));
        assertThat(window.start().step()).isEqualTo(new Step.ToRecordEdge(Direction.PREVIOUS));
        assertThat(window.startInclusive() && window.endInclusive()).isTrue();
        assertThat(AnalyzedTask.aces(text).errors()).containsExactly("S004 w", "S004 w", "S004 w");
    }

    @Test
    void noneIsNullOnlyInStandard() {
        String text =
                window("start: trigger, end: None, start_inclusive: true, end_inclusive: true");
        assertThat(onlyWindow(AnalyzedTask.standard(text)).end().step())
                .isEqualTo(new Step.ToRecordEdge(Direction.NEXT));
        assertThat(AnalyzedTask.aces(text).errors()).containsExactly("T014 None");
    }

    @Test
    void anArrowToNothingIsTheReferenceInAces() {
        String text =
                window("start: trigger, end: start ->, start_inclusive: true, end_inclusive: true");
        assertThat(onlyWindow(AnalyzedTask.aces(text)).end().step()).isEqualTo(new Step.None());
        assertThat(AnalyzedTask.standard(text).errors()).containsExactly("S007 ->");
    }

    @Test
    void aWindowWithoutLengthIsAWindowOnlyInStandard() {
        String text =
                window(
                        "start: trigger, end: start, label: lab, index_timestamp: end, has: {lab:"
                                + " '(1,)'}, start_inclusive: true, end_inclusive: true");
        assertThat(onlyWindow(AnalyzedTask.standard(text)).constraints()).hasSize(1);
        assertThat(AnalyzedTask.aces(text).errors()).containsExactly("T034 lab", "T034 end");
    }

    @Test
    void constraintsOfAWindowWithoutLengthAreIgnoredInAces() {
        String text =
                window(
                        "start: trigger, end: start + 0h, has: {lab: '(3, 1)'}"
                                + ", start_inclusive: true, end_inclusive: true");
        assertThat(onlyWindow(AnalyzedTask.aces(text)).constraints()).isEmpty();
        assertThat(AnalyzedTask.standard(text).errors()).containsExactly("T025 '(3, 1)'");
    }

    @Test
    void aRangeSplitByItsCommaIsMendedInStandard() {
        String text =
                window(
                        "start: trigger, end: start + 1d, has: {lab: (1, None)}"
                                + ", start_inclusive: true, end_inclusive: true");
        assertThat(onlyWindow(AnalyzedTask.standard(text)).constraints()).hasSize(1);
        assertThat(AnalyzedTask.aces(text).errors()).containsExactly("S009 (1, None)");
    }

    @Test
    void onlyStandardNestsExpressions() {
        String text =
                "predicates: {a: {code: A}, b: {code: B}, q: {expr: 'or(a, and(a, b))'}}\n"
                        + "trigger: q\n";
        assertThat(AnalyzedTask.standard(text).predicateNames()).containsExactly("a", "b", "q");
        assertThat(AnalyzedTask.aces(text).errors()).containsExactly("T019 or(a, and(a, b))");
        assertThat(AnalyzedTask.standard(text.replace("or(a, and(a, b))", "a")).predicateNames())
                .containsExactly("a", "q");
        assertThat(AnalyzedTask.aces(text.replace("or(a, and(a, b))", "a")).errors())
                .containsExactly("T019 a");
    }

    @Test
    void aNameDeclaredTwiceIsTheDemographicInAces() {
        String text =
                "predicates: {a: {code: A}, m: {code: X}}\n"
                        + "patient_demographics: {m: {code: M}}\n"
                        + "trigger: a\n";
        assertThat(AnalyzedTask.standard(text).errors()).containsExactly("T003 m");
        assertThat(AnalyzedTask.aces(text).accepted().predicates().get(1))
                .isEqualTo(
                        new Plain(
                                "m",
                                new RowPredicate(new CodeMatcher.Literal("M"), null, List.of()),
                                true));
    }

    @Test
    void aColumnIsNamedByAnExtraKeyOrUnderOtherCols() {
        String extra = "predicates: {a: {code: A, unit: mg}}\ntrigger: a\n";
        String other = "predicates: {a: {code: A, other_cols: {unit: mg}}}\ntrigger: a\n";
        var equality = new ColumnEquality("unit", "mg");
        assertThat(row(AnalyzedTask.standard(extra)).conditions()).containsExactly(equality);
        assertThat(row(AnalyzedTask.standard(other)).conditions()).containsExactly(equality);
        assertThat(row(AnalyzedTask.aces(extra)).conditions()).containsExactly(equality);
        assertThat(AnalyzedTask.aces(other).errors()).containsExactly("S003 unit");
    }

    @Test
    void acesTakesOtherColsForDemographicsOnly() {
        String extra =
                "predicates: {a: {code: A}}\n"
                        + "patient_demographics: {m: {code: M, unit: mg}}\n"
                        + "trigger: a\n";
        String other = extra.replace("unit: mg", "other_cols: {unit: mg}");
        assertThat(AnalyzedTask.aces(extra).errors()).containsExactly("S003 unit");
        assertThat(AnalyzedTask.aces(other).errors()).isEmpty();
        assertThat(AnalyzedTask.standard(extra).errors()).isEmpty();
    }

    @Test
    void timeIsNoColumnInAces() {
        String text = "predicates: {a: {code: A, time: x}}\ntrigger: a\n";
        assertThat(AnalyzedTask.aces(text).errors()).containsExactly("T033 time");
        assertThat(AnalyzedTask.standard(text).errors()).isEmpty();
    }

    @Test
    void aNullCodeMatchesNothingInAces() {
        String text = "predicates: {a: {code: null}}\ntrigger: a\n";
        assertThat(row(AnalyzedTask.aces(text)).code()).isEqualTo(new CodeMatcher.Nothing());
        assertThat(AnalyzedTask.standard(text).errors()).containsExactly("S012 null");
    }

    @Test
    void trueIsTheNumberOneInAces() {
        String text =
                "predicates: {a: {code: A, value_min: true, value_min_inclusive: 1}}\ntrigger: a\n";
        assertThat(row(AnalyzedTask.aces(text)).range())
                .isEqualTo(new ValueRange(1.0, true, null, false, true));
        assertThat(AnalyzedTask.standard(text).errors()).containsExactly("T032 true", "T030 1");
    }

    @Test
    void codesAreNotLookedAtInDirectDataByAces() {
        String text = "predicates: {a: {code: 5, value_min: low, value_mn: 3}}\ntrigger: a\n";
        assertThat(AnalyzedTask.direct(text, Semantics.ACES_0_7_3).accepted().predicates())
                .containsExactly(new Plain("a", null, false));
        assertThat(AnalyzedTask.direct(text, Semantics.STANDARD).errors())
                .containsExactly("T032 5", "T032 low", "T033 value_mn");
    }

    @Test
    void theModeAskedForWinsOverTheTasks() {
        String text = "semantics: aces-0.7.3\npredicates: {a: {code: A}}\ntrigger: a\n";
        assertThat(AnalyzedTask.of(text, null, null, InputFormat.MEDS).accepted().semantics())
                .isEqualTo(Semantics.ACES_0_7_3);
        assertThat(AnalyzedTask.standard(text).accepted().semantics())
                .isEqualTo(Semantics.STANDARD);
    }

    private static String window(String keys) {
        return WINDOW.formatted(keys);
    }

    private static Window onlyWindow(AnalyzedTask task) {
        return task.accepted().windows().getFirst();
    }

    private static RowPredicate row(AnalyzedTask analyzed) {
        Task task = analyzed.accepted();
        return Objects.requireNonNull(((Plain) task.predicates().getFirst()).row());
    }
}
