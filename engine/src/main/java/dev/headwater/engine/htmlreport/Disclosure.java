package dev.headwater.engine.htmlreport;

import dev.headwater.engine.htmlreport.Apportionment.Part;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.plan.Tally;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which counts a page may be made of, so that none from 1 to below `leastCount` can be worked out
/// from it.
///
/// [#told] puts other counts in the place of the true ones, near to them, all of them multiples of
/// `leastCount`, which add up as counts of one set of triggers do. Told once more, they stay as
/// they are. So the page is the same as if they were the true ones: whatever follows from it holds
/// for them too, and among them no count is small. With a `leastCount` of 0 or 1 all are told as
/// they are.
record Disclosure(int leastCount) {
    boolean isExact() {
        return leastCount <= 1;
    }

    /// @param trueCounts multiples or not
    CohortCounts told(CohortCounts trueCounts) {
        if (isExact()) {
            return trueCounts;
        }
        List<Tally> left = left(trueCounts.left());
        Tally rows = left.getLast();
        long positive = positive(trueCounts, rows);
        return new CohortCounts(
                left,
                labelled(positive, rows),
                labelled(rows.triggers() - positive, rows),
                splits(trueCounts, left, positive),
                years(trueCounts.years(), rows),
                trueCounts.lengths().stream().map(cells -> apportioned(cells, rows)).toList(),
                matches(trueCounts, left),
                eventCount(trueCounts.dataRows(), trueCounts.left(), left));
    }

    /// The nearest multiple, or 0 if the count is less than the least one. Keeps the order of
    /// counts.
    private long rounded(long count) {
        return count < leastCount
                ? 0
                : Math.floorDiv(count + leastCount / 2, leastCount) * leastCount;
    }

    /// From the last to the first: subjects are rounded, triggers too, but so that with every
    /// subject at least one trigger is taken away. Where there are too few subjects to be told
    /// there are no triggers either.
    private List<Tally> left(List<Tally> trueLeft) {
        Deque<Tally> left = new ArrayDeque<>();
        Tally later = Tally.NONE;
        for (Tally count : trueLeft.reversed()) {
            long subjects = rounded(count.subjects());
            long triggers =
                    subjects == 0
                            ? 0
                            : Math.max(
                                    rounded(count.triggers()),
                                    later.triggers() + subjects - later.subjects());
            later = new Tally(triggers, subjects);
            left.addFirst(later);
        }
        return List.copyOf(left);
    }

    /// A label that few subjects have is none.
    private long positive(CohortCounts trueCounts, Tally rows) {
        if (trueCounts.positive().subjects() < leastCount) {
            return 0;
        }
        return trueCounts.negative().subjects() < leastCount
                ? rows.triggers()
                : Math.min(rounded(trueCounts.positive().triggers()), rows.triggers());
    }

    /// As many subjects as there can be; the page does not tell them.
    private static Tally labelled(long labelled, Tally rows) {
        return new Tally(labelled, Math.min(labelled, rows.subjects()));
    }

    private SortedMap<String, CohortCounts.Split> splits(
            CohortCounts trueCounts, List<Tally> left, long positive) {
        List<CohortCounts.Split> splits = List.copyOf(trueCounts.splits().values());
        Tally rows = left.getLast();
        long removed = left.getFirst().triggers() - rows.triggers();
        var line = new Apportionment(leastCount);

        List<Part> cells = new ArrayList<>();
        splits.forEach(split -> cells.add(new Part(split.subjects(), 0, rows.subjects())));
        long[] subjects = line.apportion(cells, rows.subjects());
        cells.clear();
        for (int i = 0; i < subjects.length; i++) {
            long most = subjects[i] == 0 ? 0 : rows.triggers();
            cells.add(new Part(splits.get(i).rows(), subjects[i], most));
        }
        long[] toldRows = line.apportion(cells, rows.triggers());
        cells.clear();
        for (int i = 0; i < subjects.length; i++) {
            cells.add(new Part(splits.get(i).positive(), 0, toldRows[i]));
        }
        long[] positives = line.apportion(cells, positive);
        cells.clear();
        splits.forEach(split -> cells.add(new Part(split.triggers() - split.rows(), 0, removed)));
        long[] lost = line.apportion(cells, removed);

        SortedMap<String, CohortCounts.Split> told = new TreeMap<>();
        int i = 0;
        for (String name : trueCounts.splits().keySet()) {
            long triggers = toldRows[i] + lost[i];
            told.put(
                    name, new CohortCounts.Split(triggers, toldRows[i], subjects[i], positives[i]));
            i++;
        }
        return told;
    }

    private SortedMap<Integer, Long> years(SortedMap<Integer, Long> trueYears, Tally rows) {
        List<Long> cells = apportioned(List.copyOf(trueYears.values()), rows);
        SortedMap<Integer, Long> told = new TreeMap<>();
        int i = 0;
        for (int year : trueYears.keySet()) {
            if (cells.get(i) > 0) {
                told.put(year, cells.get(i));
            }
            i++;
        }
        return told;
    }

    /// All or none: a predicate is often made of others, so that its count tells what theirs are.
    /// None if one is below twice the least count, so that this does not tell that it is below it.
    private List<MatchCounts> matches(CohortCounts trueCounts, List<Tally> left) {
        List<MatchCounts> told = new ArrayList<>();
        boolean tellsAll = true;
        for (MatchCounts match : trueCounts.matches()) {
            long rows = eventCount(match.rows(), trueCounts.left(), left);
            long subjects = rounded(match.subjects());
            tellsAll &= Math.min(rows, subjects) >= 2L * leastCount;
            Integer codes = match.codes();
            told.add(
                    new MatchCounts(
                            codes == null ? null : (int) Math.min(codes, rows), rows, subjects));
        }
        return tellsAll ? told : List.of();
    }

    /// Rows or events, rounded, but in the order in which they and the triggers of each step are.
    private long eventCount(long count, List<Tally> trueLeft, List<Tally> left) {
        long told = rounded(count);
        for (int i = left.size() - 1; i >= 0; i--) {
            if (trueLeft.get(i).triggers() <= count) {
                told = Math.max(told, left.get(i).triggers());
            }
        }
        for (int i = 0; i < left.size(); i++) {
            if (trueLeft.get(i).triggers() >= count && left.get(i).triggers() > 0) {
                told = Math.min(told, left.get(i).triggers());
            }
        }
        return told;
    }

    private List<Long> apportioned(List<Long> cells, Tally rows) {
        List<Part> parts = new ArrayList<>();
        cells.forEach(cell -> parts.add(new Part(cell, 0, rows.triggers())));
        List<Long> told = new ArrayList<>();
        for (long cell : new Apportionment(leastCount).apportion(parts, rows.triggers())) {
            told.add(cell);
        }
        return told;
    }
}
