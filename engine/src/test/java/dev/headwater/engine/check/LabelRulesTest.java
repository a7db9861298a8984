package dev.headwater.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.Semantics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// C020 to C025: labels and prediction times.
class LabelRulesTest {
    private static final String TARGET =
            """
                start: gap.end
                end: start -> left
                start_inclusive: false
                end_inclusive: true
                label: death
            """;

    @Test
    void aTaskHasALabelAndAnIndexTimestamp() {
        assertThat(CheckedText.with("    label: death\n", "").places())
                .containsExactly("C020 admission");
        assertThat(CheckedText.with("    index_timestamp: end\n", "").places())
                .containsExactly("C021 admission");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gap.end       | start + 7d   | true  | death     | ''
                    input.end     | start + 7d   | false | death     | ''
                    input.end     | start + 7d   | true  | death     | C022 input.end
                    trigger + 24h | start + 7d   | false | death     | ''
                    trigger       | start + 7d   | false | death     | C022 trigger
                    trigger + 12h | start + 7d   | false | death     | C022 trigger + 12h
                    trigger -> lab | start + 7d  | false | death     | C022 trigger -> lab
                    trigger -> discharge | start + 7d | true | death | ''
                    null          | gap.end      | true  | death     | C022 null
                    trigger       | start + 7d   | true  | admission | C023 admission
                    trigger       | start + 7d   | false | admission | C022 trigger
                    null          | gap.end      | true  | admission | C023 admission
                    gap.end       | start + 7d   | false | admission | ''
                    trigger - 1d  | start -> low | false | admission | C024 admission
                    gap.end       | start -> death | false | death   | C023 death
                    gap.end       | null         | false | death     | C025 null
                    """)
    void aLabelIsNotKnownAtThePredictionTime(
            String start, String end, boolean startInclusive, String label, String places) {
        String target =
                "    start: %s\n    end: %s\n    start_inclusive: %s\n    end_inclusive: true\n"
                        + "    label: %s\n";
        String other = target.formatted(start, end, startInclusive, label);
        assertThat(CheckedText.with(TARGET, other).places())
                .filteredOn(place -> !place.startsWith("C001"))
                .containsExactlyElementsOf(CheckedText.listed(places));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    death: '(1, None)' | C023 death
                    left: '(None, 0)'  | C023 death, C013 '(None, 0)'
                    left: '(1, None)'  | ''
                    """)
    void aLabelIsNotTheSameForEveryRow(String has, String places) {
        assertThat(
                        CheckedText.with("label: death", "label: death\n    has: { " + has + " }")
                                .places())
                .containsExactlyElementsOf(CheckedText.listed(places));
    }

    @Test
    void followUpThatIsDemandedMayReachTheEndOfTheRecord() {
        String target =
                TARGET.replace("start -> left", "null")
                        .replace("label: death", "label: death\n    has: { _ANY_EVENT: '(1,)' }");
        assertThat(CheckedText.with(TARGET, target).places()).isEmpty();
    }

    @Test
    void theIndexOfAWindowMeasuredBackwardsIsSwappedInAces() {
        String text =
                """
                predicates: { lab: { code: LAB }, death: { code: DEATH } }
                trigger: lab
                windows:
                  input: { start: end - 1d, end: trigger, start_inclusive: true, end_inclusive: true, index_timestamp: start }
                  target: { start: input.start, end: start + 1h, start_inclusive: false, end_inclusive: true, label: death }
                """;
        assertThat(CheckedText.of(text, null, Semantics.STANDARD).places()).isEmpty();
        assertThat(CheckedText.of(text, null, Semantics.ACES_0_7_3).places())
                .containsExactly("C022 input.start");
    }
}
