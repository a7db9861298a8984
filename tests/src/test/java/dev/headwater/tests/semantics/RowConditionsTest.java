package dev.headwater.tests.semantics;

import static dev.headwater.engine.task.Semantics.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What expressions of rows and of events count, in task-configs/SEMANTICS.md's words.
class RowConditionsTest {
    @Test
    void theValueOfAnotherRowAtTheSameTimeDoesNotCount() {
        String[] records = {"1 0 T", "1 1 HGB 14", "1 1 NA 3", "1 2 HGB 9"};
        assertThat(counts("hgb where value < 13", records)).isEqualTo(1);
        assertThat(counts("and(hgb, low)", records)).isEqualTo(2);
    }

    @Test
    void rowsAreCountedOneByOneAndEventsOnce() {
        String[] records = {"1 0 T", "1 1 HGB 9", "1 1 HGB 8", "1 1 NA 7"};
        assertThat(counts("(hgb or na) where value < 13", records)).isEqualTo(3);
        assertThat(counts("hgb or na", records)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    value < 13                      | 1
                    not value < 13                  | 3
                    value >= 13                     | 1
                    not (value < 13 or value >= 13) | 2
                    13 <= value < 14                | 1
                    unit = "g"                      | 1
                    not unit = "g"                  | 3
                    unit in ("g", "mg")             | 2
                    unit ~ "g$"                     | 2
                    not unit ~ "g$"                 | 2
                    value < 13 or unit = "mg"       | 2
                    not (value < 13 and unit = "g") | 3
                    """)
    void aConditionOnWhatIsMissingIsFalseAndItsNegationTrue(String condition, int count) {
        String[] records = {"1 0 T", "1 1 HGB 9 g", "1 2 HGB 13 mg", "1 3 HGB NaN", "1 4 HGB"};
        assertThat(counts("hgb where " + condition, records)).isEqualTo(count);
    }

    @Test
    void aNegatedEventHoldsAtEveryOtherEvent() {
        String[] records = {"1 0 T", "1 1 HGB", "1 2 X", "1 2 NA", "1 3 HGB", "1 3 NA"};
        assertThat(counts("not hgb", records)).isEqualTo(2);
        assertThat(counts("hgb and not na", records)).isEqualTo(1);
        assertThat(counts("not (hgb or na)", records)).isEqualTo(1);
        assertThat(counts("na or not hgb", records)).isEqualTo(3);
    }

    @Test
    void aStaticPredicateIsRefinedOnStaticRows() {
        String task =
                task("{expr: 'code = \"AGE\" where value >= 18', static: true}")
                        .replace("label: q", "label: hgb");
        Scenario scenario =
                Scenario.of(
                        task.replace("trigger: t", "trigger: adult_t"),
                        "1 - AGE 17",
                        "1 0 T",
                        "2 - AGE 18",
                        "2 0 T",
                        "3 0 T",
                        "3 5 AGE 40");
        assertThat(scenario.cohort(STANDARD)).hasSize(1).allMatch(row -> row.startsWith("2@0"));
    }

    private static long counts(String expression, String... records) {
        List<String> rows =
                Scenario.of(task("{expr: '" + expression + "'}"), records).cohort(STANDARD);
        assertThat(rows).hasSize(1);
        return Long.parseLong(rows.getFirst().replaceAll(".*label=(\\d+).*", "$1"));
    }

    private static String task(String definition) {
        return """
        predicates:
          t: {code: T}
          hgb: {code: HGB}
          na: {code: NA}
          low: {code: {regex: .}, value_max: 13}
          q: %s
          adult_t: {expr: t and q}
        trigger: t
        windows:
          w: {start: trigger, end: null, label: q}
        """
                .formatted(definition);
    }
}
