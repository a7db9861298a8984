package dev.headwater.tests.properties;

import dev.headwater.tests.reference.DataRow;
import dev.headwater.tests.reference.DirectRow;
import dev.headwater.tests.reference.ReferencePredicate;
import dev.headwater.tests.reference.ReferenceTask;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Draws the records of a few subjects on a coarse grid of times, so that ties, neighbours and
/// exact distances are common.
final class RandomRecords {
    private static final long HOUR = 3_600_000_000L;
    private static final List<String> CODES =
            List.of("A", "B", "A", "B", "LAB//x", "LAB//y", "M", "F");
    private static final List<Float> VALUES =
            List.of(1f, 0.1f, 5f, 7f, -1f, -0f, Float.NaN, Float.NEGATIVE_INFINITY);
    private static final List<String> UNITS = List.of("mg", "kg");

    /// Days that months lead to from several others, in years with and without a leap day.
    private static final List<String> DAYS =
            List.of(
                    "1899-12-31",
                    "1900-02-28",
                    "2023-12-30",
                    "2023-12-31",
                    "2024-01-29",
                    "2024-01-30",
                    "2024-01-31",
                    "2024-02-28",
                    "2024-02-29",
                    "2024-03-01",
                    "2024-03-31",
                    "2025-02-28");

    private final Choices choices;
    private final long firstSubject;
    private final long firstTime;
    private final boolean atMonthEnds;

    private RandomRecords(Choices choices) {
        this.choices = choices;
        this.firstSubject = choices.oneOf(List.of(1L, -2L, 1L << 40));
        this.firstTime = choices.oneOf(List.of(0L, -5 * HOUR, 500_000 * HOUR));
        this.atMonthEnds = choices.chance(1, 4);
    }

    /// The rows of a MEDS file, by subject and time, static rows first or last, unless they are
    /// shuffled.
    static List<DataRow> rows(Choices choices) {
        return new RandomRecords(choices).dataRows();
    }

    /// The rows of a direct table for `task`: counts from -2 to 3, several rows at one time, in any
    /// order.
    static List<DirectRow> directRows(Choices choices, ReferenceTask task) {
        return new RandomRecords(choices).directRows(task);
    }

    private List<DataRow> dataRows() {
        List<DataRow> rows = new ArrayList<>();
        for (int subject = choices.below(6); subject >= 0; subject--) {
            for (int i = choices.below(24); i > 0; i--) {
                Long owner = choices.chance(1, 40) ? null : Long.valueOf(firstSubject + subject);
                rows.add(new DataRow(owner, time(), orNull(CODES), orNull(VALUES), orNull(UNITS)));
            }
        }
        Comparator<Long> times = Comparator.naturalOrder();
        times = choices.chance(1, 4) ? Comparator.nullsLast(times) : Comparator.nullsFirst(times);
        rows.sort(
                Comparator.comparing(
                                DataRow::subject, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(DataRow::time, times));
        shuffleSometimes(rows);
        return rows;
    }

    private List<DirectRow> directRows(ReferenceTask task) {
        List<DirectRow> rows = new ArrayList<>();
        for (int subject = choices.below(6); subject >= 0; subject--) {
            for (int i = choices.below(24); i > 0; i--) {
                Map<String, Long> counts = new LinkedHashMap<>();
                Long time = time();
                for (ReferencePredicate.OfRows plain : task.rowPredicates()) {
                    counts.put(plain.name(), choices.oneOf(List.of(0L, 1L, 0L, 2L, 3L, -1L, -2L)));
                }
                rows.add(new DirectRow(firstSubject + subject, time, counts));
            }
        }
        shuffleSometimes(rows);
        return rows;
    }

    private void shuffleSometimes(List<?> rows) {
        if (choices.chance(1, 4)) {
            Collections.shuffle(rows, new Random(choices.below(1000)));
        }
    }

    private @Nullable Long time() {
        if (choices.chance(1, 9)) {
            return null;
        }
        // Now and then one microsecond off, the least that two events can lie apart.
        long off = choices.chance(1, 10) ? 1 : 0;
        if (atMonthEnds) {
            long day = LocalDate.parse(choices.oneOf(DAYS)).toEpochDay();
            return HOUR * (24 * day + choices.oneOf(List.of(0, 1, 23))) + off;
        }
        return firstTime + HOUR * choices.below(12) + off;
    }

    private <T> @Nullable T orNull(List<T> options) {
        return choices.chance(1, 8) ? null : choices.oneOf(options);
    }
}
