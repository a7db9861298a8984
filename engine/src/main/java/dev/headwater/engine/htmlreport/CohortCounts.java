package dev.headwater.engine.htmlreport;

import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.attrition.AttritionStep;
import dev.headwater.engine.attrition.Funnel;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.plan.Remaining.ByLabel;
import dev.headwater.engine.plan.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// All figures of a report: one set of triggers, counted in several ways.
///
/// `left`: the triggers at first, and those left after each step; the last ones are the rows.
/// `positive` and `negative`: the rows by label, all of them negative without one; a subject can be
/// among both. `splits`, `years` and the lengths of each window divide the same rows; the first
/// also divides the triggers. `lengths` is by step of the plan and
/// [dev.headwater.engine.distribution.LengthBucket], empty if no data were read. `matches` is by
/// predicate, `dataRows` what they were looked for in.
record CohortCounts(
        List<Tally> left,
        Tally positive,
        Tally negative,
        SortedMap<String, Split> splits,
        SortedMap<Integer, Long> years,
        List<List<Long>> lengths,
        List<MatchCounts> matches,
        long dataRows) {
    CohortCounts {
        left = List.copyOf(left);
        splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
        years = Collections.unmodifiableSortedMap(new TreeMap<>(years));
        lengths = lengths.stream().map(List::copyOf).toList();
        matches = List.copyOf(matches);
    }

    /// The triggers of one split, its rows, their subjects, and the rows whose label is not 0.
    record Split(long triggers, long rows, long subjects, long positive) {}

    /// The counts of a run as they are.
    static CohortCounts of(ExtractionSummary summary) {
        Funnel total = summary.attrition().total();
        List<Tally> left = new ArrayList<>(List.of(total.triggers()));
        for (AttritionStep step : total.steps()) {
            left.add(step.after().all());
        }
        SortedMap<String, Split> splits = new TreeMap<>();
        summary.attrition()
                .splits()
                .forEach((name, funnel) -> {
                    Tally rows = funnel.cohort().all();
                    long triggers = funnel.triggers().triggers();
                    splits.put(
                            name,
                            new Split(
                                    triggers,
                                    rows.triggers(),
                                    rows.subjects(),
                                    labels(funnel).positive().triggers()));
                });
        return new CohortCounts(
                left,
                labels(total).positive(),
                labels(total).negative(),
                splits,
                summary.total().distribution().years(),
                summary.total().distribution().lengths(),
                summary.matches(),
                summary.total().rows());
    }

    Tally triggers() {
        return left.getFirst();
    }

    /// The rows of the cohort.
    Tally rows() {
        return left.getLast();
    }

    /// The triggers that a step, from 0, takes away.
    long removed(int step) {
        return left.get(step).triggers() - left.get(step + 1).triggers();
    }

    private static ByLabel labels(Funnel funnel) {
        ByLabel labels = funnel.cohort().labels();
        return labels == null ? new ByLabel(funnel.cohort().all(), Tally.NONE) : labels;
    }
}
