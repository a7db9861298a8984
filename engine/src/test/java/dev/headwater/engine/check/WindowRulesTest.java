package dev.headwater.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.Semantics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// C001 to C007: predicates and windows that are not needed, and where windows lie.
class WindowRulesTest {
    @Test
    void thereIsNothingToFindInTheCleanTask() {
        assertThat(CheckedText.with("trigger", "trigger").places()).isEmpty();
        assertThat(CheckedText.aces("trigger", "trigger").places()).isEmpty();
    }

    @Test
    void aPredicateThatNothingNeedsIsUnused() {
        assertThat(CheckedText.with("predicates:", "predicates:\n  more: ???").places())
                .containsExactly("C001 more");
    }

    @Test
    void aPredicatesFileMayHaveMoreThanATaskNeeds() {
        String more = "predicates: { more: { code: MORE } }";
        assertThat(CheckedText.of(CheckedText.CLEAN, more, Semantics.STANDARD).places()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            textBlock =
                    """
                    trigger      | start + 1d     | true  | true  | C002 more
                    end - 1d     | gap.end        | true  | true  | C002 more
                    trigger      | null           | true  | true  | C002 more
                    null         | trigger - 1d   | true  | true  | ''
                    trigger + 1d | null           | true  | true  | ''
                    end <- low   | trigger        | true  | true  | ''
                    trigger      | start -> lab   | false | true  | ''
                    trigger + 0h | start -> lab   | true  | true  | C006 + 0h
                    trigger      | start + 18m    | true  | true  | C002 more, C007 + 18m
                    trigger      | start + 1w 6 M | true  | true  | C002 more, C007 + 1w 6 M
                    trigger      | start + 18 min | true  | true  | C002 more
                    trigger      | start + 1h 30m | true  | true  | C002 more
                    trigger      | start + 1:30   | true  | true  | C002 more
                    null         | trigger + 1 d  | true  | true  | C005 input
                    null         | trigger + 1 d  | false | true  | ''
                    trigger      | start          | true  | true  | C002 more
                    trigger      | start          | true  | false | C002 more, C004 start
                    trigger      | start -> _ANY_EVENT | false | false | ''
                    input.end    | start + 6h     | false | true  | C002 more
                    """)
    void aWindowIsNeededAndHasAPlace(
            String start, String end, boolean startInclusive, boolean endInclusive, String places) {
        String window =
                "windows:\n  more: { start: %s, end: %s, start_inclusive: %s, end_inclusive: %s }";
        String more = window.formatted(start, end, startInclusive, endInclusive);
        assertThat(CheckedText.with("windows:", more).places())
                .containsExactlyInAnyOrderElementsOf(CheckedText.listed(places));
    }

    @Test
    void aWindowOutsideOfTheRecordCannotExist() {
        String before = "end: trigger - 24h";
        assertThat(CheckedText.with("end: trigger + 24h", before).places()).isEmpty();
        String text =
                CheckedText.edited("end: trigger + 24h", before)
                        .replace("trigger: admission", "trigger: _RECORD_START")
                        .replace("  admission: { code: { regex: \"^ADMISSION//\" } }\n", "");
        assertThat(CheckedText.of(text, null, Semantics.STANDARD).places())
                .containsExactly("C003 null");
    }

    @Test
    void aWindowBehindTheRecordHoldsNoEvent() {
        String text =
                """
                predicates: { lab: { code: LAB } }
                trigger: _RECORD_END
                windows:
                  input: { start: end - 1d, end: trigger, start_inclusive: true, end_inclusive: true, index_timestamp: end }
                  target: { start: trigger, end: start + 1d, start_inclusive: false, end_inclusive: true, label: lab }
                """;
        assertThat(CheckedText.of(text, null, Semantics.STANDARD).places())
                .containsExactly("C023 lab", "C004 start + 1d");
        String next = text.replace("_RECORD_END", "lab");
        assertThat(CheckedText.of(next, null, Semantics.STANDARD).places()).isEmpty();
    }
}
