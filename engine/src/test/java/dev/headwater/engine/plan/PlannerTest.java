package dev.headwater.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.analysis.AnalyzedTask;
import dev.headwater.engine.plan.ExtractionPlan.IndexSource;
import dev.headwater.engine.plan.ExtractionPlan.LabelSource;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.WindowSide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected orders were taken from es-aces 0.7.3.
class PlannerTest {
    private static final String HEADER =
            """
            predicates: {a: {code: A}, b: {code: B}, ab: {expr: 'and(a, b)'}, am: {expr: 'and(a, m)'}, om: {expr: 'or(b, m)'}}
            patient_demographics: {m: {code: M}}
            trigger: a
            windows:
            """;

    private static final String BRANCHES =
            window("g", "trigger", "start + 2d")
                    + window("i", "null", "trigger + 1d")
                    + window("t", "g.end", "start -> b");

    @Test
    void childrenOfASplicedEndpointMoveBehindTheirNewSiblings() {
        assertThat(aces(BRANCHES).steps())
                .extracting(WindowStep::name)
                .containsExactly("i.end", "i.start", "g.end", "t.end");
        assertThat(aces(BRANCHES).steps())
                .extracting(WindowStep::parent)
                .containsExactly(WindowStep.TRIGGER, 0, WindowStep.TRIGGER, 2);
        assertThat(aces(BRANCHES).steps())
                .extracting(WindowStep::children)
                .containsExactly(1, 0, 1, 0);
    }

    @Test
    void aStepThatOnlyLeadsToItsWindowIsOpenAndUnconstrained() {
        ExtractionPlan plan = aces(window("w", "trigger + 1d", "start + 2d", "has: {b: '(1,)'}"));
        WindowStep lead = plan.steps().getFirst();
        WindowStep window = plan.steps().getLast();
        assertThat(lead.startInclusive() || lead.endInclusive()).isFalse();
        assertThat(lead.constraints()).isEmpty();
        assertThat(window.startInclusive() && window.endInclusive()).isTrue();
        assertThat(window.constraints()).hasSize(1);
    }

    @Test
    void labelAndIndexComeFromTheEndpointThatCarriesTheWindow() {
        String windows =
                window("w", "trigger + 1d", "start + 2d", "label: b")
                        + window("x", "end - 1d", "w.end", "index_timestamp: end");
        ExtractionPlan plan = aces(windows);
        assertThat(plan.steps())
                .extracting(WindowStep::name)
                .containsExactly("w.start", "w.end", "x.start");
        assertThat(plan.label()).isEqualTo(new LabelSource(1, 1));
        assertThat(plan.index()).isEqualTo(new IndexSource(2, WindowSide.END));
    }

    @Test
    void aWindowWithoutLengthIsAStepOnlyInStandard() {
        String windows =
                window("w", "trigger", "start", "has: {b: '(1,)'}")
                        + window("x", "w.end", "start + 1d");
        assertThat(aces(windows).steps()).extracting(WindowStep::name).containsExactly("x.end");
        ExtractionPlan standard = Planner.plan(AnalyzedTask.standard(HEADER + windows).accepted());
        assertThat(standard.steps()).extracting(WindowStep::name).containsExactly("w.end", "x.end");
        assertThat(standard.steps().getFirst().step()).isEqualTo(new Step.Offset(0, 0));
        assertThat(standard.steps().getFirst().constraints()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "start -> b, b, false",
        "start -> ab, b, false",
        "start -> am, b, false",
        "start -> om, b, true",
        "start -> _ANY_EVENT, b, true",
        "start -> _RECORD_END, b, true",
        "null, b, true",
        "start + 1d, _RECORD_START, true",
    })
    void everyEventIsNeededWhereOneWithoutAMatchCounts(String end, String counted, boolean needed) {
        String windows = window("w", "trigger", end, "has: {" + counted + ": '(1,)'}");
        assertThat(aces(windows).needsEveryEvent()).isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource({
        "not b, true",
        "a and not b, false",
        "not (a and not b), true",
        "not a and not b, true",
        "a or not b, true",
        "not (a or not b), false"
    })
    void everyEventIsNeededWhereANegationHoldsWithoutAMatch(String expression, boolean needed) {
        String task =
                "predicates: {a: {code: A}, b: {code: B}, q: {expr: "
                        + expression
                        + "}}\n"
                        + "trigger: a\nwindows:\n"
                        + window("w", "trigger", "start + 1d", "has: {q: '(1,)'}");
        ExtractionPlan plan = Planner.plan(AnalyzedTask.standard(task).accepted());
        assertThat(plan.needsEveryEvent()).isEqualTo(needed);
    }

    /// Judging each input anew would take 2^60 steps.
    @Test
    void everyDerivedPredicateIsJudgedOnce() {
        StringBuilder task = new StringBuilder("predicates:\n  p0: {code: A}\n");
        for (int i = 1; i <= 60; i++) {
            task.append("  p%d: {expr: 'or(p%d, p%d)'}\n".formatted(i, i - 1, i - 1));
        }
        task.append("trigger: p60\nwindows:\n").append(window("w", "trigger", "start + 1d"));
        ExtractionPlan plan = Planner.plan(AnalyzedTask.aces(task.toString()).accepted());
        assertThat(plan.needsEveryEvent()).isFalse();
    }

    private static ExtractionPlan aces(String windows) {
        return Planner.plan(AnalyzedTask.aces(HEADER + windows).accepted());
    }

    private static String window(String name, String start, String end) {
        return window(name, start, end, "has: {}");
    }

    private static String window(String name, String start, String end, String more) {
        return "  %s: {start: %s, end: %s, start_inclusive: true, end_inclusive: true, %s}\n"
                .formatted(name, start, end, more);
    }
}
