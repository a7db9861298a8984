package dev.headwater.engine.scan.strptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the reference system reads and refuses, observed from it.
class StrptimeFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    1/2/2020 3:04|%m/%d/%Y %H:%M|2020-01-02T03:04
                     1/2/2020 3:04|%m/%d/%Y %H:%M|2020-01-02T03:04
                    1/2/2020  3:04|%m/%d/%Y %H:%M|2020-01-02T03:04
                    1/2/20203:04|%m/%d/%Y %H:%M|2020-01-02T03:04
                    2020- 1- 2|%Y-%m-%d|2020-01-02T00:00
                    2020-01-02|%Y-%m-%d|2020-01-02T00:00
                    2020-01|%Y-%m|2020-01-01T00:00
                    20-01-02 03:04|%Y-%m-%d %H:%M|0020-01-02T03:04
                    +12020-01-02 03:04|%Y-%m-%d %H:%M|+12020-01-02T03:04
                    -2020-01-02 03:04|%Y-%m-%d %H:%M|-2020-01-02T03:04
                    20200102030405|%Y%m%d%H%M%S|2020-01-02T03:04:05
                    2020-01-02 05:06:07.5|%Y-%m-%d %H:%M:%S%.f|2020-01-02T05:06:07.5
                    2020-01-02 05:06:07|%Y-%m-%d %H:%M:%S%.f|2020-01-02T05:06:07
                    2020-01-02 05:06:07.1234567891|%Y-%m-%d %H:%M:%S%.f|2020-01-02T05:06:07.123456
                    2020-01-02 05:06:07.500000|%Y-%m-%d %H:%M:%S.%f|2020-01-02T05:06:07.0005
                    2020-01-02 05:06:07.500|%Y-%m-%d %H:%M:%S%.3f|2020-01-02T05:06:07.5
                    2020-01-02 05:06:07500|%Y-%m-%d %H:%M:%S%3f|2020-01-02T05:06:07.5
                    01/02/69 3:04|%m/%d/%y %H:%M|2069-01-02T03:04
                    01/02/70 3:04|%D %R|1970-01-02T03:04
                    20 20 01 2|%C %y %m %d|2020-01-02T00:00
                    1/2/2020 3:04 PM|%m/%d/%Y %I:%M %p|2020-01-02T15:04
                    12:30 am 2020-01-02|%I:%M %p %Y-%m-%d|2020-01-02T00:30
                    2020-01-02 11:04:05 AM|%Y-%m-%d %r|2020-01-02T11:04:05
                    2020 032|%Y %j|2020-02-01T00:00
                    2 jan 2020 3:04|%d %b %Y %H:%M|2020-01-02T03:04
                    2 JANUARY 2020 3:04|%d %B %Y %H:%M|2020-01-02T03:04
                    2 Jan 2020 3:04|%d %B %Y %H:%M|2020-01-02T03:04
                    Thu 2020-01-02 03:04|%a %F %R|2020-01-02T03:04
                    2020-01-02T03:04:05+01:00|%Y-%m-%dT%H:%M:%S%z|2020-01-02T02:04:05
                    2020-01-02T03:04:05-0130|%FT%T%z|2020-01-02T04:34:05
                    2020-01-02T03:04:05 +01|%FT%T %#z|2020-01-02T02:04:05
                    2020-01-02T03:04:05Z|%FT%T%#z|2020-01-02T03:04:05
                    2020-01-02T03:04:05Z|%FT%TZ|2020-01-02T03:04:05
                    2020-01-02 03:04 UTC|%F %R %Z|2020-01-02T03:04
                    2020-01-02 23:59:60|%F %T|2020-01-03T00:00
                    1577934245|%s|2020-01-02T03:04:05
                    2020-1-2|%Y-%-m-%-d|2020-01-02T00:00
                    2020-01-02%|%F%%|2020-01-02T00:00
                    """)
    void readsWhatTheReferenceSystemReads(String text, String format, String expected) {
        long micros =
                ChronoUnit.MICROS.between(
                        LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC),
                        LocalDateTime.parse(expected));
        assertThat(StrptimeFormat.of(format).parse(text)).hasValue(micros);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    2020-01-02 03:04x|%F %R
                    2020-01-02 03:04 |%F %R
                    2020-01-02 24:00|%F %R
                    2020-01-02 23:59:61|%F %T
                    2021-02-29 00:00|%F %R
                    12020-01-02 03:04|%F %R
                    2020-001-2 3:4|%F %R
                    2020-01-2 +3:4|%F %R
                    1/2/2020 13:04 PM|%m/%d/%Y %I:%M %p
                    1/2/2020 3:04|%m/%d/%Y %I:%M
                    2 January 2020 3:04|%d %b %Y %H:%M
                    Fri 2020-01-02 03:04|%a %F %R
                    2020-01-02T03:04:05Z|%FT%T%z
                    2020-01-02 03:04:05.|%F %T%.f
                    2020-01-02 03:04:05.5|%F %T%.3f
                    2020-01-02 03:04 utc|%F %R UTC
                    2020-01-02 3|%F %e
                     |%F
                    """)
    void refusesWhatTheReferenceSystemRefuses(String text, String format) {
        assertThat(StrptimeFormat.of(format).parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%Q", "%", "%Y-%", "%.4f", "%G"})
    void refusesUnknownSpecifiers(String format) {
        assertThatThrownBy(() -> StrptimeFormat.of(format))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
