package dev.headwater.engine.explain;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.PlanCounts;
import dev.headwater.engine.plan.PlanCounts.StepLosses;
import java.util.ArrayList;
import java.util.List;

/// One thing that is done to the triggers, in the order of evaluation: step `step` of the plan
/// finds its window (`constraint` is [#PLACING]), or the constraint at that position of the step is
/// checked.
record Stage(int step, int constraint) {
    static final int PLACING = -1;

    static List<Stage> of(ExtractionPlan plan) {
        List<Stage> stages = new ArrayList<>();
        for (int step = 0; step < plan.steps().size(); step++) {
            stages.add(new Stage(step, PLACING));
            for (int i = 0; i < plan.steps().get(step).constraints().size(); i++) {
                stages.add(new Stage(step, i));
            }
        }
        return stages;
    }

    boolean isPlacing() {
        return constraint == PLACING;
    }

    /// How many triggers were lost here.
    long losses(PlanCounts counts) {
        StepLosses losses = counts.losses().get(step);
        return isPlacing() ? losses.unplaced() : losses.rejected().get(constraint);
    }
}
