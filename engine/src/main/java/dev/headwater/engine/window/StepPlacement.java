package dev.headwater.engine.window;

import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.WindowStep;
import java.util.List;

/// Finds the windows of a plan's steps, each from the times of the step it hangs on. Immutable.
final class StepPlacement {
    private final List<WindowStep> steps;
    private final StepBounds[] bounds;
    private final boolean[] reachesBack;

    StepPlacement(ExtractionPlan plan) {
        this.steps = plan.steps();
        this.bounds =
                steps.stream()
                        .map(step -> StepBounds.of(step, plan.task().semantics()))
                        .toArray(StepBounds[]::new);
        this.reachesBack = new boolean[steps.size()];
        for (int step = 0; step < reachesBack.length; step++) {
            reachesBack[step] = steps.get(step).reachesBack();
        }
    }

    /// Fills the columns of `step` for the triggers of the block that are still in the cohort, and
    /// drops those without a window.
    void place(int step, Realizations block, SubjectEvents events) {
        block.aliveCount =
                bounds[step].place(
                        block,
                        events,
                        reference(step, block),
                        block.earlier[step],
                        block.later[step]);
    }

    /// The times that a step starts from: the triggers, or the far ends of the parent's windows.
    private long[] reference(int step, Realizations block) {
        int parent = steps.get(step).parent();
        if (parent == WindowStep.TRIGGER) {
            return block.triggers;
        }
        return reachesBack[parent] ? block.earlier[parent] : block.later[parent];
    }
}
