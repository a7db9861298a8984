package dev.headwater.engine.scan.strptime;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/// What one timestamp said, put together to an instant.
final class StrptimeFields {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final Map<StrptimeField, Long> values = new EnumMap<>(StrptimeField.class);

    /// @return false if the field cannot have the value, or has another one already
    boolean set(StrptimeField field, long value) {
        Long before = values.putIfAbsent(field, value);
        return field.allows(value) && (before == null || before == value);
    }

    /// Empty if there is no such date, or too little was said.
    OptionalLong epochMicros() {
        try {
            return OptionalLong.of(
                    epochSecond() * MICROS_PER_SECOND + get(StrptimeField.NANOSECOND, 0) / 1000);
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private long epochSecond() {
        Long epochSecond = values.get(StrptimeField.EPOCH_SECOND);
        if (epochSecond != null) {
            return epochSecond;
        }
        long second =
                hour() * 3600 + get(StrptimeField.MINUTE, 0) * 60 + get(StrptimeField.SECOND, 0);
        return date().toEpochDay() * 86_400 + second - get(StrptimeField.OFFSET_SECONDS, 0);
    }

    private LocalDate date() {
        Long dayOfYear = values.get(StrptimeField.DAY_OF_YEAR);
        LocalDate date =
                dayOfYear != null
                        ? LocalDate.ofYearDay(year(), dayOfYear.intValue())
                        : dateOfMonth();
        if (get(StrptimeField.DAY_OF_WEEK, date.getDayOfWeek().getValue())
                != date.getDayOfWeek().getValue()) {
            throw new DateTimeException("not that day of the week");
        }
        return date;
    }

    private LocalDate dateOfMonth() {
        return LocalDate.of(
                year(), (int) require(StrptimeField.MONTH), (int) get(StrptimeField.DAY, 1));
    }

    private int year() {
        Long year = values.get(StrptimeField.YEAR);
        if (year != null) {
            return year.intValue();
        }
        long yearOfCentury = require(StrptimeField.YEAR_OF_CENTURY);
        return (int)
                (get(StrptimeField.CENTURY, yearOfCentury < 70 ? 20 : 19) * 100 + yearOfCentury);
    }

    private long hour() {
        if (!values.containsKey(StrptimeField.HOUR_OF_HALF_DAY)) {
            return get(StrptimeField.HOUR, 0);
        }
        return get(StrptimeField.HOUR_OF_HALF_DAY, 0) % 12 + 12 * require(StrptimeField.HALF_DAY);
    }

    private long get(StrptimeField field, long otherwise) {
        return values.getOrDefault(field, otherwise);
    }

    private long require(StrptimeField field) {
        Long value = values.get(field);
        if (value == null) {
            throw new DateTimeException(field + " is missing");
        }
        return value;
    }
}
