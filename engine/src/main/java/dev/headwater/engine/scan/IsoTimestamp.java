package dev.headwater.engine.scan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads dates and timestamps as databases write them: `2020-01-31` or `20200131`, then perhaps a
/// blank or `T` and `08:00`, `08:00:59` or `08:00:59.123456`, then perhaps a zone, which becomes
/// UTC.
final class IsoTimestamp {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})(-?)(\\d{2})\\2(\\d{2})"
                            + "(?:[ T](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?"
                            + " ?(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?)?");
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int MICRO_DIGITS = 6;

    private IsoTimestamp() {}

    /// Microseconds since the epoch; digits beyond are cut. Nothing if the text has another form.
    static OptionalLong parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return OptionalLong.empty();
        }
        try {
            LocalDate date = LocalDate.of(number(form, 1), number(form, 3), number(form, 4));
            int hour = number(form, 5);
            int minute = number(form, 6);
            int second = number(form, 7);
            if (hour > 23 || minute > 59 || second > 59) {
                return OptionalLong.empty();
            }
            long seconds = date.toEpochDay() * 86_400 + hour * 3600L + minute * 60L + second;
            return OptionalLong.of(
                    (seconds - zoneSeconds(form.group(9))) * MICROS_PER_SECOND
                            + micros(form.group(8)));
        } catch (DateTimeException _) {
            return OptionalLong.empty();
        }
    }

    private static int number(Matcher form, int group) {
        String digits = form.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long micros(@Nullable String fraction) {
        return fraction == null
                ? 0
                : Long.parseLong((fraction + "000000").substring(0, MICRO_DIGITS));
    }

    private static int zoneSeconds(@Nullable String zone) {
        return zone == null || zone.equals("UTC") ? 0 : ZoneOffset.of(zone).getTotalSeconds();
    }
}
