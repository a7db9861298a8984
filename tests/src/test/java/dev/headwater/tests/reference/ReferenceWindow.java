package dev.headwater.tests.reference;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A window of a [ReferenceTask].
///
/// The root endpoint is `rootStep` away from `reference` (`trigger`, `x.start` or `x.end`); the far
/// endpoint is `farStep` away from the root. `rootIsStart` tells which is which. Flags are
/// chronological. `index`: true = the start, false = the end, null = neither.
public record ReferenceWindow(
        String name,
        boolean rootIsStart,
        String reference,
        Step rootStep,
        Step farStep,
        boolean startInclusive,
        boolean endInclusive,
        List<Has> has,
        @Nullable String label,
        @Nullable Boolean index) {

    public String startName() {
        return name + ".start";
    }

    public String endName() {
        return name + ".end";
    }

    public String rootName() {
        return rootIsStart ? startName() : endName();
    }

    public String farName() {
        return rootIsStart ? endName() : startName();
    }

    List<String> boundNames() {
        List<String> names = new ArrayList<>();
        for (Step step : List.of(rootStep, farStep)) {
            if (step instanceof Step.ToEvent toEvent) {
                names.add(toEvent.predicate());
            }
        }
        return names;
    }

    /// At least `min` and at most `max` matches; null = unbounded, not both.
    public record Has(String predicate, @Nullable Long min, @Nullable Long max) {
        boolean admits(long count) {
            return (min == null || count >= min) && (max == null || count <= max);
        }
    }

    /// How an endpoint lies to what it refers to.
    public sealed interface Step {
        /// The same instant.
        record Same() implements Step {}

        /// Calendar months, then microseconds the same way; not 0; negative = earlier.
        record Shift(int months, long micros) implements Step {
            public static Shift ofMicros(long micros) {
                return new Shift(0, micros);
            }

            public boolean isBackward() {
                return months < 0 || micros < 0;
            }

            long from(long time) {
                LocalDateTime start =
                        LocalDateTime.of(1970, 1, 1, 0, 0).plus(time, ChronoUnit.MICROS);
                LocalDateTime end = start.plusMonths(months).plus(micros, ChronoUnit.MICROS);
                return time + ChronoUnit.MICROS.between(start, end);
            }
        }

        /// The next (or previous) event with the predicate; never the record's edges.
        record ToEvent(String predicate, boolean next) implements Step {}

        /// The last (or first) event of the subject. `spelled`: written as `-> _RECORD_END`, not as
        /// null.
        record ToRecordEdge(boolean next, boolean spelled) implements Step {}
    }
}
