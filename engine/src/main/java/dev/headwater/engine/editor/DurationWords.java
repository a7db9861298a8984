package dev.headwater.engine.editor;

import dev.headwater.grammar.ast.Duration;
import java.util.ArrayList;
import java.util.List;

/// Durations in plain words, such as `1 year 6 months` or `1 day 12 hours`.
final class DurationWords {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private DurationWords() {}

    /// The length, whichever way it points.
    static String of(Duration duration) {
        long months = Math.abs((long) duration.months());
        long micros = Math.abs(duration.micros());
        long seconds = micros / MICROS_PER_SECOND;
        List<String> parts = new ArrayList<>();
        add(months / 12, "year", parts);
        add(months % 12, "month", parts);
        add(seconds / DAY, "day", parts);
        add(seconds % DAY / HOUR, "hour", parts);
        add(seconds % HOUR / MINUTE, "minute", parts);
        add(seconds % MINUTE, "second", parts);
        add(micros % MICROS_PER_SECOND, "microsecond", parts);
        return parts.isEmpty() ? "no time" : String.join(" ", parts);
    }

    private static void add(long count, String unit, List<String> parts) {
        if (count != 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
