package dev.headwater.tests.semantics;

import static dev.headwater.engine.task.Semantics.ACES_0_7_3;
import static dev.headwater.engine.task.Semantics.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where windows of months and years end.
class CalendarDurationsTest {
    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "2024-01-31T05:00, start + 1 month, 2024-02-29T05:00",
        "2023-01-31T05:00, start + 1 month, 2023-02-28T05:00",
        "2024-02-29T23:00, start + 1 year, 2025-02-28T23:00",
        "2024-02-29T23:00, start + 4y, 2028-02-29T23:00",
        "2023-11-30T00:00, start + 18 months, 2025-05-30T00:00",
        "2024-01-31T00:00, start + 1 month 1 day 2h, 2024-03-01T02:00",
        "1969-12-31T23:00, start + 2mo, 1970-02-28T23:00",
        "1900-01-31T00:00, start + 1mo, 1900-02-28T00:00",
        "2000-01-31T00:00, start + 1mo, 2000-02-29T00:00",
        "0004-02-29T00:00, start + 1 year, 0005-02-28T00:00"
    })
    void aWindowEndsOnTheSameDayOfALaterMonth(String from, String end, String expected) {
        assertThat(cohort("start: trigger, end: " + end, from))
                .isEqualTo("w.end[%s..%s]".formatted(from, expected));
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "2024-03-31T05:00, end - 1 month, 2024-02-29T05:00",
        "2024-03-31T05:00, end - 1 month 1 day, 2024-02-28T05:00",
        "2025-02-28T05:00, end - 1 year, 2024-02-28T05:00",
        "1970-01-01T00:00, end - 1mo, 1969-12-01T00:00"
    })
    void aWindowBeginsOnTheSameDayOfAnEarlierMonth(String from, String start, String expected) {
        assertThat(cohort("end: trigger, start: " + start, from))
                .isEqualTo("w.start[%s..%s]".formatted(expected, from));
    }

    @Test
    void windowsInAChainAddUpStepByStep() {
        Scenario scenario =
                Scenario.of(
                        """
                        predicates: {t: {code: T}}
                        trigger: t
                        windows:
                          w: {start: trigger, end: start + 1 month}
                          v: {start: w.end, end: start + 1 month}
                        """,
                        "1 %d T".formatted(hour("2024-01-31T00:00")));
        long february = hour("2024-02-29T00:00");
        assertThat(scenario.cohort(STANDARD).getFirst())
                .contains("v.end[%d..%d".formatted(february, hour("2024-03-29T00:00")));
    }

    @Test
    void theModeOfAcesHasNoMonths() {
        Scenario scenario =
                Scenario.of(
                        """
                        predicates: {t: {code: T}}
                        trigger: t
                        windows:
                          w:
                            start: trigger
                            end: start + 1 month
                            start_inclusive: true
                            end_inclusive: true
                        """);
        assertThat(scenario.errors(ACES_0_7_3)).containsExactly("T043");
        assertThat(scenario.errors(STANDARD)).isEmpty();
    }

    /// The window of the one row.
    private static String cohort(String window, String trigger) {
        Scenario scenario =
                Scenario.of(
                        "predicates: {t: {code: T}}\ntrigger: t\nwindows: {w: {" + window + "}}\n",
                        "1 %d T".formatted(hour(trigger)));
        String row = scenario.cohort(STANDARD).getFirst();
        String[] parts = row.split(" ")[1].split("\\[|\\.\\.");
        return "%s[%s..%s]".formatted(parts[0], time(parts[1]), time(parts[2]));
    }

    private static long hour(String time) {
        return LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) / 3600;
    }

    private static LocalDateTime time(String hour) {
        return LocalDateTime.ofEpochSecond(Long.parseLong(hour) * 3600, 0, ZoneOffset.UTC);
    }
}
