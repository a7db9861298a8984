package dev.headwater.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Semantics;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.ColumnRegex;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expressions of rows: what they become, and what is rejected, with the place.
class RowExpressionTest {
    private static final ValueRange BELOW_13 = new ValueRange(null, false, 13.0, false, false);

    @Test
    void aRefinedPredicateIsAsCheapAsOneWithABound() {
        assertThat(row("lab where value < 13"))
                .isEqualTo(row("code = \"LAB\" and value < 13"))
                .isEqualTo(new RowPredicate(literal("LAB"), BELOW_13, List.of()));
    }

    @Test
    void theRowsOfSeveralPredicatesAreRefinedTogether() {
        var either = new CodeMatcher.Either(List.of(literal("LAB"), literal("ADM")));
        assertThat(row("(lab or adm) where value < 13 and unit ~ \"^m\""))
                .isEqualTo(
                        new RowPredicate(either, BELOW_13, List.of(new ColumnRegex("unit", "^m"))));
    }

    @Test
    void aColumnMayHaveOneOfSeveralValues() {
        String mapping = "{code: LAB, unit: {any: [mg, g]}}";
        RowPredicate row = row("lab where unit in (\"mg\", \"g\")");
        assertThat(row)
                .isEqualTo(plain(AnalyzedTask.standard(text(mapping))).row())
                .isEqualTo(
                        new RowPredicate(
                                literal("LAB"),
                                null,
                                List.of(
                                        new RowCondition.Or(
                                                List.of(
                                                        new ColumnEquality("unit", "mg"),
                                                        new ColumnEquality("unit", "g"))))));
    }

    @Test
    void whatIsRefinedIsNoPredicateOfTheTaskByThat() {
        AnalyzedTask task = AnalyzedTask.standard(text("{expr: lab where adm or value < 13}"));
        assertThat(task.predicateNames()).containsExactly("q");
    }

    @Test
    void refinedPredicatesAreRefinedFurther() {
        String text =
                "predicates: {lab: {code: LAB}, low: {expr: lab where value < 13},"
                        + " q: {expr: 'low where unit = \"mg\"'}}\ntrigger: q\n";
        assertThat(plain(AnalyzedTask.standard(text)).row())
                .isEqualTo(
                        new RowPredicate(
                                literal("LAB"),
                                BELOW_13,
                                List.of(new ColumnEquality("unit", "mg"))));
    }

    @Test
    void directDataBringTheCountsOfRefinedPredicates() {
        AnalyzedTask task =
                AnalyzedTask.direct(text("{expr: lab where value < 13}"), Semantics.STANDARD);
        assertThat(plain(task).row()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    an unknown predicate               | T012 nope         | nope where value < 13
                    an unknown predicate as condition  | T012 nope         | lab where not nope
                    a special predicate                | T016 _ANY_EVENT   | _ANY_EVENT where value < 13
                    a predicate of events              | T041 both         | both where value < 13
                    a placeholder                      | T017 todo         | todo where value < 13
                    a predicate without a code         | S004 codeless     | codeless where value < 13
                    a static predicate                 | T018 male         | male where value < 13
                    an unknown column                  | T033 untt         | lab where untt = "mg"
                    a text as value                    | T032 "low"        | lab where value = "low"
                    a regex for values                 | T032 value ~ "1"  | lab where value ~ "1"
                    a range of codes                   | T032 code < 5     | lab where code < 5
                    a number as code                   | T032 5            | lab where code = 5
                    look-ahead in a regex              | T031 "(?=A)"      | lab where unit ~ "(?=A)"
                    no number between the bounds       | T045 5 < value < 3 | lab where 5 < value < 3
                    only what both bounds exclude      | T045 5 < value <= 5 | lab where 5 < value <= 5
                    a condition without `where`        | T040 value < 13   | lab and value < 13
                    `where` among events               | T040 lab where value < 13 | adm or (lab where value < 13)
                    a predicate refined by itself      | T015 q            | q where value < 13
                    a static predicate under `not`     | T044 male         | lab and not male
                    """)
    void mistakesAreReportedWithTheirPlace(String what, String error, String expression) {
        assertThat(AnalyzedTask.standard(text("{expr: '" + expression + "'}")).errors())
                .containsExactly(error);
    }

    @Test
    void aMistakeInWhatIsRefinedIsReportedOnce() {
        String text =
                "predicates: {lab: {code: 5}, low: {expr: lab where value < 13},"
                        + " high: {expr: lab where value > 20}, q: {expr: lab or low or high}}\n"
                        + "trigger: q\n";
        assertThat(AnalyzedTask.standard(text).errors()).containsExactly("T032 5");
    }

    @Test
    void aCycleIsReportedOnce() {
        String text =
                "predicates: {a: {expr: b where value < 1}, b: {expr: c where value < 1},"
                        + " c: {expr: b where value < 2}}\ntrigger: a\n";
        assertThat(AnalyzedTask.standard(text).errors()).containsExactly("T015 b");
    }

    @ParameterizedTest
    @CsvSource({"lab where value < 13, T019", "lab and not adm, T019", "(lab) or adm, T019"})
    void theModeOfAcesReadsNoneOfThis(String expression, String code) {
        String text = text("{expr: " + expression + "}");
        assertThat(AnalyzedTask.aces(text).errors()).hasSize(1).allMatch(e -> e.startsWith(code));
        assertThat(AnalyzedTask.standard(text).errors()).isEmpty();
    }

    @Test
    void theModeOfAcesReadsNoConditionOnAColumnButEquality() {
        String text = text("{code: A, unit: {any: [mg]}}");
        assertThat(AnalyzedTask.aces(text).errors()).containsExactly("T042 {any: [mg]}");
    }

    @Test
    void expressionsThatGrowWithoutEndAreRejected() {
        String doubling =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> "  q%d: {expr: q%d where q%d}\n".formatted(i, i - 1, i - 1))
                        .collect(Collectors.joining());
        String text = "predicates:\n  q0: {code: A}\n" + doubling + "trigger: q40\n";
        assertThat(AnalyzedTask.standard(text).errors()).containsExactly("T046 q14");
    }

    @Test
    void expressionsThatNestWithoutEndAreRejected() {
        String chain =
                IntStream.rangeClosed(1, 5_000)
                        .mapToObj(i -> "  q%d: {expr: q%d where value < 1}\n".formatted(i, i - 1))
                        .collect(Collectors.joining());
        String text = "predicates:\n  q0: {code: A}\n" + chain + "trigger: q5000\n";
        assertThat(AnalyzedTask.standard(text).errors()).containsExactly("T046 q5000");
    }

    private static RowPredicate row(String expression) {
        String text = text("{expr: '" + expression + "'}");
        return Objects.requireNonNull(plain(AnalyzedTask.standard(text)).row());
    }

    private static Predicate.Plain plain(AnalyzedTask task) {
        return (Predicate.Plain) task.accepted().predicates().getFirst();
    }

    private static String text(String definition) {
        return """
        predicates:
          lab: {code: LAB}
          adm: {code: ADM}
          both: {expr: 'and(lab, adm)'}
          codeless: {value_min: 3}
          todo: ???
          male: {code: M, static: true}
          q: %s
        trigger: q
        """
                .formatted(definition);
    }

    private static CodeMatcher literal(String code) {
        return new CodeMatcher.Literal(code);
    }
}
