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

    /// The funnels of all splits together; of at least one.
    static ToldFunnel sum(Collection<ToldFunnel> funnels) {
        return funnels.stream().reduce(ToldFunnel::plus).orElseThrow();
    }

    /// What is left after the first `steps` steps: what the later ones remove, and the cohort.
    Tally after(int steps) {
        Tally later = removed.stream().skip(steps).reduce(Tally.NONE, Tally::plus);
        return later.plus(new Tally(rows(), subjectsLeft));
    }

    long rows() {
        return negative + positive;
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
