package dev.headwater.engine.window;

import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.WindowStep;
import java.util.List;

/// Finds every window that exists at the triggers of a block, whatever the constraints say. A
/// window exists if its bounds do, which needs the window to exist that it is measured from. Not
/// thread-safe.
final class EveryWindow {
    private final List<WindowStep> steps;
    private final StepPlacement placement;
    private final int[][] placed;
    private final int[] placedCounts;

    EveryWindow(ExtractionPlan plan, StepPlacement placement) {
        this.steps = plan.steps();
        this.placement = placement;
        this.placed = new int[steps.size()][Realizations.BLOCK_SIZE];
        this.placedCounts = new int[steps.size()];
    }

    /// Is shown the steps in order.
    interface Visitor {
        /// In the block are the triggers for which the window of `step` exists, of `candidates` for
        /// which what it is measured from does.
        void visit(int step, int candidates);
    }

    /// Visits the windows at all triggers of the block, which are all there again at the end.
    void visit(Realizations block, SubjectEvents events, Visitor visitor) {
        int triggers = block.aliveCount;
        for (int step = 0; step < placed.length; step++) {
            int parent = steps.get(step).parent();
            if (parent == WindowStep.TRIGGER) {
                block.restore(triggers);
            } else {
                block.restore(placed[parent], placedCounts[parent]);
            }
            int candidates = block.aliveCount;
            placement.place(step, block, events);
            placedCounts[step] = block.aliveCount;
            System.arraycopy(block.alive, 0, placed[step], 0, block.aliveCount);
            visitor.visit(step, candidates);
        }
        block.restore(triggers);
    }
}
