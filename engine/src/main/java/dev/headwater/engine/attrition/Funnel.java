package dev.headwater.engine.attrition;

import dev.headwater.engine.plan.Remaining;
import dev.headwater.engine.plan.Tally;
import java.util.List;

/// The way from all triggers to the cohort, in the order of evaluation.
///
/// It adds up: the first step begins with `triggers`, each step with what the one before it left,
/// and what the last one leaves, [#cohort], are the rows of the cohort; `nullRows`, which only
/// `aces-0.7.3` has (quirk Q21), come on top.
public record Funnel(Tally triggers, List<AttritionStep> steps, long nullRows) {
    public Funnel {
        steps = List.copyOf(steps);
    }

    /// The triggers that are rows of the cohort.
    public Remaining cohort() {
        return steps.isEmpty() ? new Remaining(triggers, null) : steps.getLast().after();
    }
}
