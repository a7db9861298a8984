package dev.headwater.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimestampTest {
    @ParameterizedTest
    @CsvSource({
        "2020-02-29, 2020-02-29T00:00:00Z",
        "20200229, 2020-02-29T00:00:00Z",
        "0001-01-01, 0001-01-01T00:00:00Z",
        "1969-12-31 23:59, 1969-12-31T23:59:00Z",
        "2020-01-31 08:05:09, 2020-01-31T08:05:09Z",
        "2020-01-31T08:05:09.25, 2020-01-31T08:05:09.250Z",
        "2020-01-31 08:05:09.123456789, 2020-01-31T08:05:09.123456Z",
        "2020-01-31T08:05:09Z, 2020-01-31T08:05:09Z",
        "2020-01-31 08:05:09 UTC, 2020-01-31T08:05:09Z",
        "2020-01-31 08:05:09+01, 2020-01-31T07:05:09Z",
        "2020-01-31 08:05:09-0530, 2020-01-31T13:35:09Z",
        "2020-01-31 08:05:09.5+01:00, 2020-01-31T07:05:09.500Z"
    })
    void datesAndTimestampsAreRead(String text, Instant expected) {
        assertThat(IsoTimestamp.parse(text))
                .hasValue(ChronoUnit.MICROS.between(Instant.EPOCH, expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2020-02-30",
                "2020-13-01",
                "202001-31",
                "2020-01-31 24:00:00",
                "2020-01-31 08:60",
                "2020-01-31 08:00:00+19",
                "31/01/2020",
                "2020-01-31 8:00",
                ""
            })
    void whatHasAnotherFormIsNoTime(String text) {
        assertThat(IsoTimestamp.parse(text)).isEmpty();
    }
}
