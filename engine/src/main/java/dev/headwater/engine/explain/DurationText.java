package dev.headwater.engine.explain;

import dev.headwater.engine.task.Endpoint.Step;
import java.util.List;

/// Durations in the units people say them in, readable as a duration of a task.
final class DurationText {
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;

    private record Unit(String name, long micros) {}

    private static final List<Unit> UNITS =
            List.of(
                    new Unit("d", DAY),
                    new Unit("h", HOUR),
                    new Unit("m", 60_000_000L),
                    new Unit("s", 1_000_000L),
                    new Unit("us", 1L));

    private DurationText() {}

    /// Such as `36h`, `30d`, `1h 30m` or `0s`; hours up to three days. `micros` is not negative.
    static String of(long micros) {
        if (micros > 0 && micros % HOUR == 0 && micros <= 3 * DAY) {
            return micros / HOUR + "h";
        }
        long rest = micros;
        StringBuilder text = new StringBuilder();
        for (Unit unit : UNITS) {
            long whole = rest / unit.micros;
            rest %= unit.micros;
            text.append(whole == 0 ? "" : " " + whole + unit.name);
        }
        return text.isEmpty() ? "0s" : text.substring(1);
    }

    /// What stands behind a time to say how far away another one is, such as ` + 24h`.
    static String offset(Step.Offset offset) {
        int months = Math.abs(offset.months());
        long micros = Math.abs(offset.micros());
        StringBuilder text = new StringBuilder(offset.isBackward() ? " -" : " +");
        text.append(months < 12 ? "" : " " + months / 12 + "y");
        text.append(months % 12 == 0 ? "" : " " + months % 12 + "mo");
        text.append(months != 0 && micros == 0 ? "" : " " + of(micros));
        return text.toString();
    }
}
