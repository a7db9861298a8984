package dev.headwater.engine.scan.omop;

import java.util.List;

/// Where a row of a table has the time of an event.
sealed interface EventTime {
    /// The event has none: it holds for the person as such.
    record Static() implements EventTime {}

    /// `birth_datetime`, or the day that year, month and day give, a missing month or day being the
    /// first.
    record Birth() implements EventTime {}

    /// A timestamp, or a date where that is null: its first second, or its last if `isEnd`, so that
    /// what happened on the day is known no sooner than it can have been. Where both are null there
    /// is no event; an `isOpen` one may just not have happened yet.
    record At(String datetime, String date, boolean isEnd, boolean isOpen) implements EventTime {}

    /// The columns that have it, all of them optional.
    default List<String> columns() {
        return switch (this) {
            case Static _ -> List.of();
            case Birth _ ->
                    List.of(BirthTimes.DATETIME, BirthTimes.YEAR, BirthTimes.MONTH, BirthTimes.DAY);
            case At at -> List.of(at.datetime, at.date);
        };
    }
}
