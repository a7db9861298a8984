package dev.headwater.engine.explain;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// Times as people write them, such as `2014-07-28 18:32:00`; fractions only where there are any.
public final class TimeText {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
                    .toFormatter(Locale.ROOT);

    private TimeText() {}

    public static String of(long micros) {
        long seconds = Math.floorDiv(micros, MICROS_PER_SECOND);
        int nanos = 1000 * (int) Math.floorMod(micros, MICROS_PER_SECOND);
        return LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC).format(FORMAT);
    }
}
