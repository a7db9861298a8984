package dev.headwater.tests.properties;

import dev.headwater.tests.reference.DataRow;
import dev.headwater.tests.reference.DirectRow;
import dev.headwater.tests.reference.ReferencePredicate;
import dev.headwater.tests.reference.ReferenceTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Draws the records of a few subjects on a coarse grid of times, so that ties, neighbours and exact distances are common.
final class RandomRecords {
    private static final long HOUR = 3_600_000_000L;
    private static final List<@Nullable String> CODES = Arrays.asList("A", "B", "A", "B", "LAB//x", "LAB//y", "M", "F", null);
    private static final List<@Nullable Float> VALUES =
            Arrays.asList(null, 1f, 0.1f, 5f, 7f, -1f, Float.NaN, Float.NEGATIVE_INFINITY);
    private static final List<@Nullable String> UNITS = Arrays.asList(null, "mg", "kg");

    private RandomRecords() {}

    /// The rows of a MEDS file, by subject and time, static rows first, unless they are shuffled.
    static List<DataRow> rows(Choices choices) {
        List<DataRow> rows = new ArrayList<>();
        for (long subject = 1 + choices.below(6); subject >= 1; subject--) {
            for (int i = choices.below(24); i > 0; i--) {
                Long owner = choices.chance(1, 40) ? null : Long.valueOf(subject);
                rows.add(
                        new DataRow(
                                owner,
                                time(choices),
                                choices.oneOf(CODES),
                                choices.oneOf(VALUES),
                                choices.oneOf(UNITS)));
            }
        }
        rows.sort(
                Comparator.comparing(DataRow::subject, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(DataRow::time, Comparator.nullsFirst(Comparator.naturalOrder())));
        shuffleSometimes(choices, rows);
        return rows;
    }

    /// The rows of a direct table for `task`: counts from -2 to 3, several rows at one time, in any order.
    static List<DirectRow> directRows(Choices choices, ReferenceTask task) {
        List<DirectRow> rows = new ArrayList<>();
        for (long subject = 1 + choices.below(6); subject >= 1; subject--) {
            for (int i = choices.below(24); i > 0; i--) {
                Map<String, Long> counts = new LinkedHashMap<>();
                Long time = time(choices);
                for (ReferencePredicate.Plain plain : task.plainPredicates()) {
                    counts.put(plain.name(), choices.oneOf(List.of(0L, 1L, 0L, 2L, 3L, -1L, -2L)));
                }
                rows.add(new DirectRow(subject, time, counts));
            }
        }
        shuffleSometimes(choices, rows);
        return rows;
    }

    private static void shuffleSometimes(Choices choices, List<?> rows) {
        if (choices.chance(1, 4)) {
            Collections.shuffle(rows, new Random(choices.below(1000)));
        }
    }

    private static @Nullable Long time(Choices choices) {
        if (choices.chance(1, 9)) {
            return null;
        }
        // Now and then one microsecond off, the least that two events can lie apart.
        return HOUR * choices.below(12) + (choices.chance(1, 10) ? 1 : 0);
    }
}
