package dev.headwater.engine.htmlreport;

import dev.headwater.engine.distribution.LengthBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Rows by ascending ranges of some quantity, from the first to the last range that has any; empty
/// if there are none.
record Histogram(List<Bar> bars) {
    private static final List<Integer> WIDTHS = List.of(1, 2, 5, 10, 20, 50, 100);
    private static final int MOST_BARS = 20;

    /// How often the unit of all counts must fit into a bar on average, lest it look jagged.
    private static final int UNITS_PER_BAR = 4;

    record Bar(String words, long rows) {}

    Histogram {
        bars = List.copyOf(bars);
    }

    long total() {
        return bars.stream().mapToLong(Bar::rows).sum();
    }

    /// Rows by year, or by groups of years.
    ///
    /// @param unit what all counts are multiples of
    static Histogram ofYears(SortedMap<Integer, Long> rows, int unit) {
        if (rows.isEmpty()) {
            return new Histogram(List.of());
        }
        long total = rows.values().stream().mapToLong(Long::longValue).sum();
        long bars = Math.clamp(total / (UNITS_PER_BAR * (long) unit), 1, MOST_BARS);
        int width = width(rows.firstKey(), rows.lastKey(), bars);
        List<Bar> years = new ArrayList<>();
        for (int start = start(rows.firstKey(), width); start <= rows.lastKey(); start += width) {
            long inRange =
                    rows.subMap(start, start + width).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            String words =
                    width == 1 ? String.valueOf(start) : start + " to " + (start + width - 1);
            years.add(new Bar(words, inRange));
        }
        return new Histogram(years);
    }

    /// Rows by length.
    ///
    /// @param rows in the order of [LengthBucket]
    static Histogram ofLengths(List<Long> rows) {
        int from = 0;
        int to = rows.size();
        while (from < to && rows.get(from) == 0) {
            from++;
        }
        while (from < to && rows.get(to - 1) == 0) {
            to--;
        }
        List<Bar> lengths = new ArrayList<>();
        for (int bucket = from; bucket < to; bucket++) {
            lengths.add(new Bar(LengthBucket.values()[bucket].words(), rows.get(bucket)));
        }
        return new Histogram(lengths);
    }

    private static int width(int first, int last, long bars) {
        for (int width : WIDTHS) {
            if ((start(last, width) - start(first, width)) / width < bars) {
                return width;
            }
        }
        return WIDTHS.getLast();
    }

    private static int start(int year, int width) {
        return Math.floorDiv(year, width) * width;
    }
}
