package dev.headwater.engine.scan.omop;

import java.time.LocalDate;
import java.time.YearMonth;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;

/// The times of births that are given by year, month and day.
final class BirthTimes {
    static final String DATETIME = "birth_datetime";
    static final String YEAR = "year_of_birth";
    static final String MONTH = "month_of_birth";
    static final String DAY = "day_of_birth";

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int MONTHS = 12;
    private static final int MOST_YEARS = 9999;

    private BirthTimes() {}

    /// Midnight of the day in microseconds, or [EventKeys#UNKNOWN]. A month or day that is not
    /// known, 0, is the first one.
    static long micros(int year, int month, int day) {
        boolean isMonth = month >= 0 && month <= MONTHS;
        if (year < 1 || year > MOST_YEARS || !isMonth || day < 0) {
            return EventKeys.UNKNOWN;
        }
        YearMonth known = YearMonth.of(year, Math.max(1, month));
        if (day > known.lengthOfMonth()) {
            return EventKeys.UNKNOWN;
        }
        LocalDate date = known.atDay(Math.max(1, day));
        return date.toEpochDay() * MICROS_PER_DAY;
    }

    /// The whole number in a row of a column of floats; 0 for null.
    static int number(FieldVector column, int row) {
        if (column.isNull(row)) {
            return 0;
        }
        return switch (column) {
            case Float8Vector doubles -> (int) doubles.get(row);
            case Float4Vector floats -> (int) floats.get(row);
            default -> throw new IllegalArgumentException("no numbers: " + column.getField());
        };
    }
}
