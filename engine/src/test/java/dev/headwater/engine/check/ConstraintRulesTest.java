package dev.headwater.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.Semantics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// C010 to C014: constraints that hold always or never.
class ConstraintRulesTest {
    private static final String INPUT = "lab: \"(1, None)\", low: \"(None, 5)\"";
    private static final String GAP = "left: \"(None, 0)\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lab: '(0, None)', low: '(None, 5)'                   | C010 '(0, None)'
                    lab: '(0, 7)', low: '(None, 5)'                      | ''
                    lab: '(None, -1)', low: '(None, 5)'                  | C014 '(None, -1)'
                    lab: '(None, 0)', low: '(1, None)'                   | C011 '(1, None)'
                    lab: '(1, None)', low: '(None, 0)'                   | ''
                    lab: '(None, 2)', low: '(3, None)'                   | C011 '(3, None)'
                    lab: '(None, 2)', low: '(2, None)'                   | ''
                    _ANY_EVENT: '(None, 2)', low: '(3, None)'            | ''
                    _ANY_EVENT: '(None, 2)', low: '(1, 9)', left: '(3,)' | C011 '(3,)'
                    left: '(2, None)', low: '(,1)', discharge: '(,1)', death: '(,0)' | C011 '(2, None)'
                    left: '(2, None)', low: '(,1)', discharge: '(,1)', death: '(,1)' | ''
                    left: '(None, 0)', low: '(,1)', death: '(1, 1)'      | C011 '(1, 1)'
                    admission: '(None, 0)', low: '(,1)'                  | C013 '(None, 0)'
                    admission: '(None, 1)', low: '(,1)'                  | ''
                    """)
    void constraintsOfOneWindowAgree(String has, String places) {
        String text = CheckedText.edited(INPUT, has);
        // What no longer is in use is not asked about here.
        assertThat(CheckedText.of(text, null, Semantics.STANDARD).places())
                .filteredOn(place -> !place.startsWith("C001"))
                .containsExactlyElementsOf(CheckedText.listed(places));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    trigger | start + 12h   | low: '(6, None)'    | C012 '(6, None)'
                    trigger | start + 12h   | low: '(5, None)'    | ''
                    trigger | start + 24h   | low: '(6, None)'    | C012 '(6, None)'
                    trigger | start + 25h   | low: '(6, None)'    | ''
                    trigger | start + 24h   | lab: '(6, None)'    | ''
                    null    | input.end     | low: '(6, None)'    | C005 more, C012 '(6, None)'
                    trigger | start -> left | death: '(1, None)'  | ''
                    gap.start | start + 1h  | death: '(1, None)'  | ''
                    gap.end   | start + 1h  | death: '(1, None)'  | ''
                    """)
    void constraintsOfNestedWindowsAgree(String start, String end, String has, String places) {
        String more =
                "    label: death\n  more: { start: %s, end: %s, start_inclusive: true,"
                        + " end_inclusive: true, has: { %s } }";
        assertThat(CheckedText.with("    label: death", more.formatted(start, end, has)).places())
                .containsExactlyElementsOf(CheckedText.listed(places));
    }

    @Test
    void theSeamBelongsToTheWindowThatIncludesIt() {
        String more =
                "    label: death\n  more: { start: trigger, end: start + 30h, start_inclusive: %s,"
                        + " end_inclusive: true, has: { death: '(1, None)' } }";
        assertThat(CheckedText.with("    label: death", more.formatted("true")).places()).isEmpty();
        assertThat(CheckedText.with("    label: death", more.formatted("false")).places())
                .containsExactly("C005 more", "C012 '(1, None)'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    start        | true  | true  | lab: '(1, None)'        | ''
                    start        | true  | true  | _ANY_EVENT: '(2, None)' | C013 '(2, None)'
                    start -> lab | false | true  | lab: '(None, 0)'        | C013 '(None, 0)'
                    start -> lab | false | true  | death: '(None, 0)'      | ''
                    start -> lab | false | false | lab: '(1, None)'        | C013 '(1, None)'
                    start -> left | false | true | left: '(2, None)'       | C013 '(2, None)'
                    start -> left | false | true | left: '(1, None)'       | ''
                    start + 1d   | true  | true  | admission: '(,0)'       | C013 '(,0)'
                    start + 1d   | false | true  | admission: '(,0)'       | ''
                    """)
    void constraintsSuitTheBoundsOfTheirWindow(
            String end, boolean startInclusive, boolean endInclusive, String has, String places) {
        String window =
                "windows:\n  more: { start: trigger, end: %s, start_inclusive: %s,"
                        + " end_inclusive: %s, has: { %s } }";
        String more = window.formatted(end, startInclusive, endInclusive, has);
        assertThat(CheckedText.with("windows:", more).places())
                .containsExactlyElementsOf(CheckedText.listed(places));
    }

    @Test
    void theEventAtTheExcludedStartCanBeTheBoundInAces() {
        String more =
                "windows:\n  more: { start: trigger, end: start -> lab, start_inclusive: false,"
                        + " end_inclusive: true, has: { lab: '(None, 0)' } }";
        assertThat(CheckedText.aces("windows:", more).places()).isEmpty();
        assertThat(CheckedText.with("windows:", more).places()).containsExactly("C013 '(None, 0)'");
    }

    @Test
    void expressionsTooTangledToFollowAreLeftAlone() {
        String nested = "lab";
        for (int depth = 0; depth < 90; depth++) {
            nested = (depth % 2 == 0 ? "and(" : "or(") + nested + ", low)";
        }
        String text =
                CheckedText.edited(
                                "predicates:",
                                "predicates:\n  p: { expr: '"
                                        + nested
                                        + "' }\n"
                                        + "  q: { expr: 'or("
                                        + nested
                                        + ", death)' }")
                        .replace(GAP, GAP + ", p: '(1, None)', q: '(None, 0)'");
        assertThat(CheckedText.of(text, null, Semantics.STANDARD).places())
                .contains("C011 '(1, None)'");
    }
}
