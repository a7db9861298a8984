package dev.headwater.predicates.ir;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Times as tasks write them: `2020-01-31`, `2020-01-31 08:00`, `2020-01-31T08:00:00.25`, in UTC.
public final class TimeLiteral {
    private TimeLiteral() {}

    /// Microseconds since the epoch, or null if the literal is no such text.
    public static @Nullable Long micros(@Nullable Serializable literal) {
        if (!(literal instanceof String text)) {
            return null;
        }
        try {
            LocalDateTime time =
                    text.indexOf(':') < 0
                            ? LocalDate.parse(text).atStartOfDay()
                            : LocalDateTime.parse(text.replace(' ', 'T'));
            return ChronoUnit.MICROS.between(
                    LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
        } catch (DateTimeException | ArithmeticException _) {
            return null;
        }
    }
}
