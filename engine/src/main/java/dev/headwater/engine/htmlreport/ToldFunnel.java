package dev.headwater.engine.htmlreport;

import dev.headwater.engine.attrition.AttritionStep;
import dev.headwater.engine.attrition.Funnel;
import dev.headwater.engine.plan.Remaining.ByLabel;
import dev.headwater.engine.plan.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A funnel as it may be told: disjoint parts, rounded, and what adds up from them.
///
/// `removed` holds what each step took away; `negative` and `positive` are the triggers left by
/// label, all of them `negative` without a label; `subjectsLeft` are the subjects left.
record ToldFunnel(List<Tally> removed, long negative, long positive, long subjectsLeft) {
    ToldFunnel {
        removed = List.copyOf(removed);
    }

    static ToldFunnel of(Funnel funnel, Disclosure disclosure) {
        List<Tally> removed = new ArrayList<>();
        for (AttritionStep step : funnel.steps()) {
            Tally lost = step.removed();
            removed.add(
                    new Tally(
                            disclosure.rounded(lost.triggers()),
                            disclosure.rounded(lost.subjects())));
        }
        Tally left = funnel.cohort().all();
        ByLabel labels = funnel.cohort().labels();
        return new ToldFunnel(
                removed,
                disclosure.rounded(labels == null ? left.triggers() : labels.negative().triggers()),
                labels == null ? 0 : disclosure.rounded(labels.positive().triggers()),
                disclosure.rounded(left.subjects()));
    }

    /// The funnel of all splits together: by itself, or where that would tell what a split
    /// withholds, the sum of what the splits tell.
    ///
    /// @param splits at least one
    static ToldFunnel ofAll(Funnel total, Collection<ToldFunnel> splits, Disclosure disclosure) {
        ToldFunnel whole = of(total, disclosure);
        List<Long> counts = whole.counts();
        for (int i = 0; i < counts.size(); i++) {
            int position = i;
            List<Long> parts = splits.stream().map(split -> split.counts().get(position)).toList();
            if (disclosure.pins(counts.get(i), parts)) {
                return splits.stream().reduce(ToldFunnel::plus).orElseThrow();
            }
        }
        return whole;
    }

    /// What is left after the first `steps` steps: what the later ones remove, and the cohort.
    Tally after(int steps) {
        Tally later = removed.stream().skip(steps).reduce(Tally.NONE, Tally::plus);
        return later.plus(new Tally(rows(), subjectsLeft));
    }

    long rows() {
        return negative + positive;
    }

    private List<Long> counts() {
        List<Long> counts = new ArrayList<>(List.of(negative, positive, subjectsLeft));
        for (Tally step : removed) {
            counts.add(step.triggers());
            counts.add(step.subjects());
        }
        return counts;
    }

    private ToldFunnel plus(ToldFunnel other) {
        List<Tally> both = new ArrayList<>();
        for (int step = 0; step < removed.size(); step++) {
            both.add(removed.get(step).plus(other.removed.get(step)));
        }
        return new ToldFunnel(
                both,
                negative + other.negative,
                positive + other.positive,
                subjectsLeft + other.subjectsLeft);
    }
}
