package dev.headwater.engine.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A time on the command line, such as `2014-07-28T18:32` or, without one, the beginning of a day
/// -> microseconds since the epoch.
final class InstantOption implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            LocalDateTime time =
                    text.length() <= "2014-07-28".length()
                            ? LocalDate.parse(text).atStartOfDay()
                            : LocalDateTime.parse(text.replace(' ', 'T'));
            return ChronoUnit.MICROS.between(
                    LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "expected a time such as 2014-07-28T18:32, got '" + text + "'");
        }
    }
}
