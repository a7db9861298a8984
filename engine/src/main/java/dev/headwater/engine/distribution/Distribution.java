package dev.headwater.engine.distribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How the rows of a cohort lie in time.
///
/// `years`: rows by the year of their prediction time, years without rows left out; those outside
/// of [#FIRST_YEAR] to [#LAST_YEAR] count for the nearer one. Empty if the task has no prediction
/// time. `lengths`: for each step of the plan, rows by the length of its window, in the order of
/// [LengthBucket].
public record Distribution(SortedMap<Integer, Long> years, List<List<Long>> lengths) {
    public static final int FIRST_YEAR = 1800;
    public static final int LAST_YEAR = 2299;

    public static final Distribution NONE = new Distribution(new TreeMap<>(), List.of());

    public Distribution {
        years = Collections.unmodifiableSortedMap(new TreeMap<>(years));
        lengths = lengths.stream().map(List::copyOf).toList();
    }

    /// The rows of both; of the same plan, or [#NONE].
    public Distribution plus(Distribution other) {
        if (this == NONE) {
            return other;
        }
        if (other == NONE) {
            return this;
        }
        SortedMap<Integer, Long> allYears = new TreeMap<>(years);
        other.years.forEach((year, rows) -> allYears.merge(year, rows, Long::sum));
        List<List<Long>> allLengths = new ArrayList<>();
        for (int step = 0; step < lengths.size(); step++) {
            allLengths.add(sum(lengths.get(step), other.lengths.get(step)));
        }
        return new Distribution(allYears, allLengths);
    }

    private static List<Long> sum(List<Long> ones, List<Long> others) {
        List<Long> sum = new ArrayList<>(ones);
        for (int i = 0; i < sum.size(); i++) {
            sum.set(i, ones.get(i) + others.get(i));
        }
        return sum;
    }
}
