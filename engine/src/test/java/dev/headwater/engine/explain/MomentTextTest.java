package dev.headwater.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.analysis.AnalyzedTask;
import dev.headwater.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTextTest {
    private static final String TASK =
            """
            predicates: {t: {code: T}, x: {code: X}, y: {code: Y}}
            trigger: t
            windows:
              w: {%s}
              v: {%s}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "start: trigger, end: start + 24h                         | [trigger, trigger + 24h]",
                "start: end - 7d, end: trigger, start_inclusive: false    | (trigger - 7d, trigger]",
                "start: null, end: trigger - 1h, end_inclusive: false     | [record start, trigger - 1h)",
                "start: trigger, end: null                                | [trigger, record end]",
                "start: trigger, end: start                               | [trigger, trigger]",
                "start: trigger + 24h, end: start -> x                    | [trigger + 24h, next x]",
                "start: end <- x, end: trigger                            | [previous x, trigger]",
                "start: trigger -> x, end: start + 2h                     | [next x after trigger, start + 2h]",
                "start: end - 2h, end: trigger <- x                       | [end - 2h, previous x before trigger]",
                "start: trigger -> x, end: start -> y                     | [next x after trigger, next y]",
            })
    void aWindowIsAnInterval(String window, String interval) {
        Task task = task(window, "start: trigger, end: start + 1s");
        assertThat(new MomentText(task).interval(0)).isEqualTo(interval);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start: trigger, end: start + 24h | start: w.end, end: start + 24h | [trigger + 24h, trigger + 48h]",
                "start: trigger, end: start -> x  | start: w.end, end: start + 24h | [w.end, start + 24h]",
                "start: trigger, end: start -> x  | start: w.end + 1h, end: start -> y | [w.end + 1h, next y]",
                "start: end <- x, end: trigger    | start: w.start, end: start + 1h | [w.start, start + 1h]",
                "start: trigger -> x, end: start + 1h | start: w.start, end: start -> y | [next x after trigger, next y]",
            })
    void aWindowThatHangsOnAnotherIsMeasuredFromTheTriggerIfThatCanBe(
            String other, String window, String interval) {
        assertThat(new MomentText(task(other, window)).interval(1)).isEqualTo(interval);
    }

    @Test
    void momentsAreDrawnInTheirOrder() {
        Task task = task("start: end <- x, end: trigger + 2h", "start: w.end -> y, end: null");
        Timeline timeline = Timeline.of(task);
        MomentText text = new MomentText(task);
        assertThat(timeline.moments().stream().map(text::of))
                .containsExactly(
                        "w.start",
                        "trigger",
                        "trigger + 2h",
                        "next y after trigger + 2h",
                        "record end");
        assertThat(timeline.trigger()).isEqualTo(1);
        assertThat(timeline.bars().getFirst()).isEqualTo(new Timeline.Bar(0, 0, 2));
    }

    private static Task task(String first, String second) {
        return AnalyzedTask.standard(TASK.formatted(first, second)).accepted();
    }
}
