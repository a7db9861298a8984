package dev.headwater.tests.semantics;

import static dev.headwater.engine.task.Semantics.ACES_0_7_3;
import static dev.headwater.engine.task.Semantics.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.InputFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Each difference between the modes that task-configs/SEMANTICS.md states, by its number there.
class StandardSemanticsTest {
    private static final String PREDICATES =
            """
            predicates:
              adm: {code: ADM}
              x: {code: X}
            trigger: adm
            """;

    @Test
    void q1AnExclusiveStartKeepsTheTriggerFromEndingItsOwnWindow() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: trigger, end: start -> x,
                                      start_inclusive: false, end_inclusive: true, label: x}
                                """,
                        "1 0 ADM",
                        "1 0 X",
                        "1 72 X");
        assertThat(scenario.cohort(ACES_0_7_3)).containsExactly("1@0 label=0 w.end[0..0 0 0]");
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@0 label=1 w.end[0..72 0 1]");
    }

    @Test
    void q2AnExclusiveEndKeepsTheTriggerFromStartingItsOwnWindow() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: end <- x, end: trigger, start_inclusive: true, end_inclusive: false}
                                """,
                        "1 0 X",
                        "1 72 ADM",
                        "1 72 X");
        assertThat(scenario.cohort(ACES_0_7_3)).containsExactly("1@72 w.start[72..72 0 0]");
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@72 w.start[0..72 0 1]");
    }

    @Test
    void q1AndQ2BothEndsInclusiveLetTheTriggerBoundItsOwnWindow() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: trigger, end: start -> x, start_inclusive: true, end_inclusive: true}
                                """,
                        "1 0 ADM",
                        "1 0 X",
                        "1 72 X");
        assertThat(scenario.cohort(ACES_0_7_3)).containsExactly("1@0 w.end[0..0 1 1]");
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@0 w.end[0..0 1 1]");
    }

    @Test
    void q3AWindowThatReachesBackStartsBeforeItEnds() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: end - 24h, end: trigger,
                                      start_inclusive: true, end_inclusive: true, index_timestamp: end}
                                """,
                        "1 30 ADM");
        assertThat(scenario.cohort(ACES_0_7_3)).containsExactly("1@30 index=6 w.start[30..6 1]");
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@30 index=30 w.start[6..30 1]");
    }

    @Test
    void q5AnExclusiveEdgeOfTheRecordGivesAnEmptyWindowAtTheEdge() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: null, end: trigger,
                                      start_inclusive: false, end_inclusive: true, has: {_ANY_EVENT: "(None, 5)"}}
                                  v: {start: trigger, end: start + 1h, start_inclusive: true, end_inclusive: true}
                                """,
                        "1 0 ADM",
                        "1 5 ADM");
        assertThat(scenario.cohort(ACES_0_7_3))
                .containsExactly("1@5 w.start[0..5 1 1] v.end[5..6 1 1]");
        assertThat(scenario.cohort(STANDARD))
                .containsExactly(
                        "1@0 w.start[0..0 0 0] v.end[0..1 1 1]",
                        "1@5 w.start[0..5 1 1] v.end[5..6 1 1]");
    }

    @Test
    void q5AWindowThatWouldRunBackwardsInTimeLosesItsTriggerInBothModes() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: trigger + 3h, end: null, start_inclusive: true, end_inclusive: true}
                                  v: {start: trigger, end: start + 1h, start_inclusive: true, end_inclusive: true}
                                """,
                        "1 0 ADM",
                        "1 2 OTHER");
        assertThat(scenario.cohort(ACES_0_7_3)).isEmpty();
        assertThat(scenario.cohort(STANDARD)).isEmpty();
    }

    @Test
    void q6AWindowWithoutLengthChecksItsConstraints() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: trigger, end: start + 0h,
                                      start_inclusive: true, end_inclusive: true, has: {x: "(1, None)"}}
                                """,
                        "1 0 ADM",
                        "1 5 ADM",
                        "1 5 X");
        assertThat(scenario.cohort(ACES_0_7_3)).containsExactly("1@0", "1@5");
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@5 w.end[5..5 1 1]");
    }

    @Test
    void q7AWindowWithoutLengthHasALabelAndAnIndex() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: trigger, end: start,
                                      start_inclusive: true, end_inclusive: true, label: x, index_timestamp: start}
                                """,
                        "1 5 ADM",
                        "1 5 X");
        assertThat(scenario.errors(ACES_0_7_3)).containsExactly("T034");
        assertThat(scenario.cohort(STANDARD))
                .containsExactly("1@5 index=5 label=1 w.end[5..5 1 1]");
    }

    @Test
    void q8OnlyTrueAndFalseAreFlags() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: trigger, end: start + 1h, start_inclusive: no, end_inclusive: true}
                                """,
                        "1 0 ADM");
        assertThat(scenario.cohort(ACES_0_7_3)).containsExactly("1@0 w.end[0..1 1]");
        assertThat(scenario.errors(STANDARD)).containsExactly("T030");
    }

    @Test
    void q9BoundariesAndFlagsMayBeOmitted() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {end: trigger, has: {x: "(0, None)"}}
                                """,
                        "1 0 X",
                        "1 5 ADM");
        assertThat(scenario.errors(ACES_0_7_3)).containsExactly("S004");
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@5 w.start[0..5 1 1]");
    }

    @Test
    void q9NoneIsNull() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: None, end: trigger, start_inclusive: true, end_inclusive: true}
                                """,
                        "1 0 X",
                        "1 5 ADM");
        assertThat(scenario.errors(ACES_0_7_3)).isSubsetOf("T020", "T014").isNotEmpty();
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@5 w.start[0..5 1]");
    }

    @Test
    void q12OtherColumnsFilter() {
        Scenario scenario =
                Scenario.of(
                        """
                        predicates:
                          adm: {code: ADM, other_cols: {unit: mg}}
                        trigger: adm
                        """,
                        "1 0 ADM 1 kg",
                        "1 5 ADM 1 mg");
        assertThat(scenario.errors(ACES_0_7_3)).containsExactly("S003");
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@5");
    }

    @Test
    void q13AnUnknownKeyThatIsAColumnFiltersInBothModes() {
        Scenario scenario =
                Scenario.of(
                        """
                        predicates:
                          adm: {code: ADM, unit: mg}
                        trigger: adm
                        """,
                        "1 0 ADM 1 kg",
                        "1 5 ADM 1 mg");
        assertThat(scenario.cohort(ACES_0_7_3)).containsExactly("1@5");
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@5");
    }

    @Test
    void q13AMisspeltKeyIsAnError() {
        Scenario scenario =
                Scenario.of(
                        """
                        predicates:
                          adm: {code: ADM, value_mn: 3}
                        trigger: adm
                        """);
        assertThat(scenario.errors(ACES_0_7_3)).containsExactly("T033");
        assertThat(scenario.errors(STANDARD)).containsExactly("T033");
        assertThat(scenario.errors(ACES_0_7_3, InputFormat.DIRECT)).isEmpty();
        assertThat(scenario.errors(STANDARD, InputFormat.DIRECT)).isNotEmpty();
    }

    @Test
    void q14NotANumberSatisfiesNoBound() {
        Scenario scenario =
                Scenario.of(
                        """
                        predicates:
                          high: {code: LAB, value_min: 5}
                        trigger: high
                        """,
                        "1 0 LAB NaN",
                        "1 5 LAB 6");
        assertThat(scenario.cohort(ACES_0_7_3)).containsExactly("1@0", "1@5");
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@5");
    }

    @Test
    void q21ATriggerWithoutAWindowIsNotInTheCohort() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: trigger, end: start -> x,
                                      start_inclusive: true, end_inclusive: true, label: x, index_timestamp: end}
                                """,
                        "1 0 ADM",
                        "1 5 X",
                        "1 6 ADM",
                        "1 7 ADM");
        assertThat(scenario.cohort(ACES_0_7_3))
                .containsExactly(
                        "1@0 index=5 label=1 w.end[0..5 1 1]",
                        "1@null index=null label=null w.end[null]");
        assertThat(scenario.cohort(STANDARD))
                .containsExactly("1@0 index=5 label=1 w.end[0..5 1 1]");
    }

    @Test
    void q28AnArrowNeedsAPredicate() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: trigger, end: start ->, start_inclusive: true, end_inclusive: true}
                                """,
                        "1 0 ADM");
        assertThat(scenario.cohort(ACES_0_7_3)).containsExactly("1@0");
        assertThat(scenario.errors(STANDARD)).containsExactly("S007");
    }

    @Test
    void q29ARangeInFlowStyleNeedsNoQuotes() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: trigger, end: start + 1h,
                                      start_inclusive: true, end_inclusive: true, has: {x: (1, None)}}
                                """,
                        "1 0 ADM",
                        "1 5 ADM",
                        "1 6 X");
        assertThat(scenario.errors(ACES_0_7_3)).containsExactly("S009");
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@5 w.end[5..6 1 1]");
    }

    @Test
    void q30AnEmptySectionIsEmpty() {
        Scenario scenario = Scenario.of(PREDICATES + "patient_demographics:\n", "1 0 ADM");
        assertThat(scenario.cohort(STANDARD)).containsExactly("1@0");
    }

    @Test
    void q31ANameIsDeclaredOnce() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                patient_demographics:
                                  x: {code: M}
                                """,
                        "1 - M",
                        "1 0 ADM",
                        "2 0 ADM",
                        "2 0 X");
        assertThat(scenario.cohort(ACES_0_7_3)).containsExactly("1@0");
        assertThat(scenario.errors(STANDARD)).containsExactly("T003");
    }

    @Test
    void q32AnImpossibleRangeIsAnErrorEvenIfNoTriggerIsThere() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: trigger, end: start + 1h,
                                      start_inclusive: true, end_inclusive: true, has: {x: "(3, 1)"}}
                                """);
        assertThat(scenario.errors(ACES_0_7_3)).isEqualTo(Set.of("T025"));
        assertThat(scenario.errors(STANDARD)).isEqualTo(Set.of("T025"));
    }

    @Test
    void q33AnEmptyCohortHasItsColumns() {
        Scenario scenario =
                Scenario.of(
                        PREDICATES
                                + """
                                windows:
                                  w: {start: trigger, end: start + 1h,
                                      start_inclusive: true, end_inclusive: true, label: x, index_timestamp: end}
                                """);
        assertThat(scenario.cohort(STANDARD)).isEmpty();
        assertThat(scenario.columns(STANDARD))
                .containsExactly(
                        "subject_id", "index_timestamp", "label", "trigger", "w.end_summary");
    }
}
