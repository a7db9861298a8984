package dev.headwater.engine.htmlreport;

import dev.headwater.engine.distribution.LengthBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Rows by ascending ranges of some quantity, each of them with enough rows to be told.
///
/// Neighbours are put together until they have as many rows as are needed, also with 0 rows. The
/// first range is open below and the last one above, so the least and the greatest value are not
/// told either, unless all counts are. Empty if there are too few rows in all.
record Histogram(List<Bar> bars) {
    private static final List<Integer> WIDTHS = List.of(1, 2, 5, 10, 20, 50, 100);
    private static final int MOST_BARS = 20;

    /// `rows` is rounded.
    record Bar(String words, long rows) {}

    Histogram {
        bars = List.copyOf(bars);
    }

    /// Ranges in the making; both ends are positions that belong to them.
    private record Range(int first, int last, long rows) {
        Range with(Range next) {
            return new Range(first, next.last, rows + next.rows);
        }
    }

    private interface Naming {
        String of(Range range, boolean isFirst, boolean isLast);
    }

    long total() {
        return bars.stream().mapToLong(Bar::rows).sum();
    }

    /// Rows by year.
    static Histogram ofYears(SortedMap<Integer, Long> rows, Disclosure disclosure) {
        List<Range> years = new ArrayList<>();
        rows.forEach((year, count) -> years.add(new Range(year, year, count)));
        List<Range> told = merged(years, disclosure);
        if (told.isEmpty()) {
            return new Histogram(List.of());
        }
        int first = told.getFirst().last;
        int width = width(told.getLast().first - first);
        List<Range> ranges = new ArrayList<>();
        for (Range year : years) {
            int start = Math.floorDiv(Math.max(year.first, first), width) * width;
            Range range = new Range(start, start + width - 1, year.rows);
            boolean isNew = ranges.isEmpty() || ranges.getLast().first < start;
            if (isNew) {
                ranges.add(range);
            } else {
                ranges.add(ranges.removeLast().with(range));
            }
        }
        return named(withGaps(ranges, width), disclosure, Histogram::years);
    }

    /// Rows by length.
    ///
    /// @param rows in the order of [LengthBucket]
    static Histogram ofLengths(List<Long> rows, Disclosure disclosure) {
        List<Range> ranges = new ArrayList<>();
        for (int bucket = 0; bucket < rows.size(); bucket++) {
            ranges.add(new Range(bucket, bucket, rows.get(bucket)));
        }
        return named(ranges, disclosure, Histogram::lengths);
    }

    private static Histogram named(List<Range> ranges, Disclosure disclosure, Naming naming) {
        List<Range> told = merged(withoutEmptyEnds(ranges), disclosure);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            boolean isOpen = !disclosure.isExact();
            String words = naming.of(told.get(i), isOpen && i == 0, isOpen && i == told.size() - 1);
            bars.add(new Bar(words, disclosure.rounded(told.get(i).rows)));
        }
        return new Histogram(bars);
    }

    /// From below; what is left over at the end goes to the last one that has enough.
    private static List<Range> merged(List<Range> ranges, Disclosure disclosure) {
        if (disclosure.isExact()) {
            return ranges;
        }
        List<Range> enough = new ArrayList<>();
        Range rest = null;
        for (Range range : ranges) {
            rest = rest == null ? range : rest.with(range);
            if (rest.rows >= disclosure.leastCount()) {
                enough.add(rest);
                rest = null;
            }
        }
        if (rest != null && !enough.isEmpty()) {
            enough.add(enough.removeLast().with(rest));
        }
        return enough;
    }

    private static List<Range> withoutEmptyEnds(List<Range> ranges) {
        int from = 0;
        int to = ranges.size();
        while (from < to && ranges.get(from).rows == 0) {
            from++;
        }
        while (from < to && ranges.get(to - 1).rows == 0) {
            to--;
        }
        return ranges.subList(from, to);
    }

    private static List<Range> withGaps(List<Range> ranges, int width) {
        List<Range> all = new ArrayList<>();
        for (Range range : ranges) {
            while (!all.isEmpty() && all.getLast().last + 1 < range.first) {
                int start = all.getLast().last + 1;
                all.add(new Range(start, start + width - 1, 0));
            }
            all.add(range);
        }
        return all;
    }

    private static int width(int span) {
        for (int width : WIDTHS) {
            if (span / width < MOST_BARS) {
                return width;
            }
        }
        return WIDTHS.getLast();
    }

    private static String years(Range range, boolean isFirst, boolean isLast) {
        if (isFirst || isLast) {
            return isFirst && isLast
                    ? "all years"
                    : isFirst ? "until " + range.last : "from " + range.first;
        }
        return range.first == range.last
                ? String.valueOf(range.first)
                : range.first + " to " + range.last;
    }

    private static String lengths(Range range, boolean isFirst, boolean isLast) {
        String most = LengthBucket.values()[range.last].words();
        boolean isOpen = isLast || range.last == LengthBucket.LONGER.ordinal();
        if (isFirst || range.first == 0) {
            return isOpen ? "any length" : range.last == 0 ? most : "up to " + most;
        }
        String least = LengthBucket.values()[range.first - 1].words();
        return isOpen ? "over " + least : "over " + least + ", up to " + most;
    }
}
