package dev.headwater.engine.event;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Two rows stand for events of a subject at one time, or for its static data, where that is an
/// error. The message says whose and when.
public final class RepeatedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RepeatedEventException(long subject, long time) {
        super("subject " + subject + " has two rows " + when(time));
    }

    private static String when(long time) {
        return time == RowKeys.STATIC
                ? "without a time"
                : "at "
                        + LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC)
                                .plus(time, ChronoUnit.MICROS)
                                .toString()
                                .replace('T', ' ');
    }
}
