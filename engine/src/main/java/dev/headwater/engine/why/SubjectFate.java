package dev.headwater.engine.why;

import dev.headwater.engine.plan.ExtractionPlan;
import java.util.List;

/// What became of the triggers of one subject of a shard, in order. `hasNullRow`: a trigger without
/// a bound gives a row of nulls (quirk Q21, only in `aces-0.7.3`).
public record SubjectFate(
        ExtractionPlan plan,
        long subject,
        String shard,
        List<TriggerFate> triggers,
        boolean hasNullRow) {
    public SubjectFate {
        triggers = List.copyOf(triggers);
    }

    /// The same with the triggers at one time only.
    public SubjectFate at(long time) {
        List<TriggerFate> there =
                triggers.stream().filter(trigger -> trigger.time() == time).toList();
        return new SubjectFate(plan, subject, shard, there, hasNullRow);
    }

    /// The name of the trigger predicate.
    String trigger() {
        return plan.task().predicates().get(plan.task().trigger()).name();
    }

    long cohortRows() {
        return triggers.stream()
                .filter(trigger -> trigger.outcome() instanceof Outcome.InCohort)
                .count();
    }
}
