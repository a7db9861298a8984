package dev.headwater.engine.explain;

import dev.headwater.engine.plan.PlanCounts;
import java.util.List;

/// How many triggers there are, and how many are left after each stage of the plan: the fate of a
/// cohort. `positives` of them get a label that is not 0.
public record TriggerFigures(long triggers, List<Long> left, long positives) {
    public TriggerFigures {
        left = List.copyOf(left);
    }

    public static TriggerFigures of(PlanCounts counts, long positives) {
        List<Long> left =
                counts.stages().stream().map(stage -> stage.left().all().triggers()).toList();
        return new TriggerFigures(counts.triggers().triggers(), left, positives);
    }

    /// The figures of a sample, blown up to the whole.
    public TriggerFigures times(double factor) {
        return new TriggerFigures(
                Math.round(triggers * factor),
                left.stream().map(count -> Math.round(count * factor)).toList(),
                Math.round(positives * factor));
    }
}
