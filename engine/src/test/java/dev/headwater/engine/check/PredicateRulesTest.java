package dev.headwater.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.Semantics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// C030 to C055: what predicates say.
class PredicateRulesTest {
    /// A predicate `p` that the clean task demands.
    private static List<String> places(String declaration) {
        String text =
                CheckedText.edited("predicates:", "predicates:\n  p: " + declaration)
                        .replace("left: \"(None, 0)\"", "left: \"(None, 0)\", p: \"(None, 3)\"");
        return CheckedText.of(text, null, Semantics.STANDARD).places();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    { code: X, value_min: 3 }                                    ¦ C031 3
                    { code: X, value_min: 3, value_min_inclusive: null }         ¦ C031 3
                    { code: X, value_min: 3, value_min_inclusive: true }         ¦ ''
                    { code: X, value_min: 3, value_min_inclusive: true, value_max: 2, value_max_inclusive: true }   ¦ C032 2
                    { code: X, value_min: 3, value_min_inclusive: true, value_max: 3, value_max_inclusive: false }  ¦ C032 3
                    { code: X, value_min: 3, value_min_inclusive: true, value_max: 3, value_max_inclusive: true }   ¦ ''
                    { code: X, value_min: 0.1, value_min_inclusive: false, value_max: 0.1000000001, value_max_inclusive: false } ¦ C032 0.1000000001
                    { code: X, value_min: 0.1, value_min_inclusive: false, value_max: 0.11, value_max_inclusive: false }         ¦ ''
                    { code: X, value_min: 16777217, value_min_inclusive: true }  ¦ C033 16777217
                    { code: X, value_min: 16777218, value_min_inclusive: true }  ¦ ''
                    { code: X, value_min: .nan, value_min_inclusive: true }      ¦ C032 .nan
                    { code: X, value_max: .inf, value_max_inclusive: true }      ¦ ''
                    """)
    void valueBoundsMeanSomething(String declaration, String places) {
        assertThat(places(declaration)).containsExactlyElementsOf(CheckedText.listed(places));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    ADMISSION*        ¦ C040 N*
                    ^ICU//*           ¦ C040 /*
                    ^ICU//.*          ¦ ''
                    ^ICU//\\d*$       ¦ ''
                    ^ICD//I21.4       ¦ C041 .
                    ^ICD//I21[.]4     ¦ ''
                    ^ICD//I21.$       ¦ ''
                    ^A//x|B//y        ¦ C042 |
                    ^A//x|^B//y       ¦ ''
                    ^(A//x|B//y)$     ¦ ''
                    A[|]B             ¦ ''
                    ICU//.*           ¦ C043 "ICU//.*"
                    (?i)icu           ¦ ''
                    ICU               ¦ C044 "ICU"
                    ^ICU              ¦ ''
                    ^ICD//10//I2      ¦ ''
                    ^DIS              ¦ C045 "^DIS"
                    ^DISCHARGE        ¦ ''
                    ^DIS(//|$)        ¦ ''
                    ^\\pL{3}[]*]x$    ¦ ''
                    """)
    void aRegexMatchesWhatItLooksLike(String regex, String places) {
        String yaml = "{ code: { regex: \"" + regex.replace("\\", "\\\\") + "\" } }";
        assertThat(places(yaml)).containsExactlyElementsOf(CheckedText.listed(places));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    { code: "^ICU//.*" }             ¦ C046 "^ICU//.*"
                    { code: { any: [X, "ICU.*"] } }  ¦ C046 "ICU.*"
                    { code: "X 1.5 (a|b)" }          ¦ ''
                    { code: { any: [X, Y, X] } }     ¦ C052 X
                    { code: { any: [X, Y, x] } }     ¦ ''
                    { code: LAB }                    ¦ C054 lab
                    { code: LAB, unit: mg }          ¦ ''
                    { expr: "or(lab)" }              ¦ C050 or(lab)
                    { expr: "lab" }                  ¦ ''
                    { expr: "or(lab, low, lab)" }    ¦ C051 lab
                    { expr: "or(discharge, death)" } ¦ C054 left
                    { expr: "and(lab, low)" }        ¦ ''
                    """)
    void aPredicateSaysEachThingOnce(String declaration, String places) {
        assertThat(places(declaration)).containsExactlyElementsOf(CheckedText.listed(places));
    }

    @Test
    void aRangeOfNoCodeInAnAndIsForTheRow() {
        String range = "{ code: { regex: '.*' }, value_max: 13, value_max_inclusive: false }";
        String and = "{ expr: 'and(lab, range)' }\n  range: " + range;
        assertThat(places(and)).containsExactly("C030 range");
        assertThat(places(and.replace("and(", "or("))).isEmpty();
        assertThat(places(and.replace("'.*'", "'^XX'"))).isEmpty();
        String text = CheckedText.edited("predicates:", "predicates:\n  p: " + and);
        String used = text.replace("trigger: admission", "trigger: p");
        assertThat(CheckedText.of(used, null, Semantics.STANDARD).findings())
                .filteredOn(finding -> finding.code().name().equals("C030"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.help())
                                .containsExactly(
                                        "put the condition on the row itself: `expr: \"lab"
                                                + " where value < 13\"`"));
    }

    @Test
    void aRangeOfTheNullCodeMatchesNothingInAces() {
        String and =
                "predicates:\n  p: { expr: 'and(lab, range)' }\n"
                        + "  range: { code: null, value_max: 13, value_max_inclusive: false }";
        String text =
                CheckedText.edited("predicates:", and)
                        .replace("left: \"(None, 0)\"", "left: \"(None, 0)\", p: \"(None, 3)\"");
        assertThat(CheckedText.of(text, null, Semantics.ACES_0_7_3).places())
                .containsExactly("C030 range");
    }

    @Test
    void anOrOfStaticPredicatesStillNeedsThemAll() {
        String or = "{ expr: 'or(lab, female)' }\n  female: { code: GENDER//F, static: true }";
        assertThat(places(or)).containsExactly("C053 female");
        assertThat(places(or.replace("or(", "and("))).isEmpty();
    }

    @Test
    void aPredicatesFileKeepsTheKindOfAPredicate() {
        String other =
                "predicates: { lab: { expr: \"or(a, b)\" }, a: { code: A }, b: { code: B } }";
        assertThat(CheckedText.of(CheckedText.CLEAN, other, Semantics.STANDARD).places())
                .containsExactly("C055 lab");
        String placeholder = CheckedText.edited("lab: { code: LAB }", "lab: ???");
        assertThat(CheckedText.of(placeholder, other, Semantics.STANDARD).places()).isEmpty();
    }
}
