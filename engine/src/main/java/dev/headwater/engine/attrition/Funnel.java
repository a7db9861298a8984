package dev.headwater.engine.attrition;

import dev.headwater.engine.explain.StageText;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.PlanCounts;
import dev.headwater.engine.plan.Remaining;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.StageCounts;
import dev.headwater.engine.plan.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way from all triggers to the cohort, in the order of evaluation.
///
/// It adds up: the first step begins with `triggers`, each step with what the one before it left,
/// and what the last one leaves, [#cohort], are the rows of the cohort; `nullRows`, which only
/// `aces-0.7.3` has (quirk Q21), come on top. `sample` is what a sample takes of the cohort, null
/// if none is drawn.
public record Funnel(
        Tally triggers, List<AttritionStep> steps, @Nullable Tally sample, long nullRows) {
    public Funnel {
        steps = List.copyOf(steps);
    }

    /// @param counts of a run of the plan
    public static Funnel of(
            ExtractionPlan plan, PlanCounts counts, @Nullable Tally sample, long nullRows) {
        List<Stage> stages = Stage.of(plan);
        List<AttritionStep> steps = new ArrayList<>();
        Remaining left = new Remaining(counts.triggers(), null);
        for (int i = 0; i < stages.size(); i++) {
            StageCounts counted = counts.stages().get(i);
            steps.add(
                    new AttritionStep(
                            stages.get(i),
                            StageText.endpoint(stages.get(i), plan),
                            StageText.of(stages.get(i), plan),
                            left,
                            counted.left(),
                            counted.alone()));
            left = counted.left();
        }
        return new Funnel(counts.triggers(), steps, sample, nullRows);
    }

    /// The triggers that are rows of the cohort.
    public Remaining cohort() {
        return steps.isEmpty() ? new Remaining(triggers, null) : steps.getLast().after();
    }
}
