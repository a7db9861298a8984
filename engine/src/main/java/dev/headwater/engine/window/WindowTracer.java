package dev.headwater.engine.window;

import dev.headwater.engine.event.PostingList;
import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.ExtractionPlan.LabelSource;
import dev.headwater.engine.task.CountConstraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notes the windows at every trigger of one subject, by the kernels that an extraction uses. Not
/// thread-safe.
public final class WindowTracer {
    private final ExtractionPlan plan;
    private final Realizations block;
    private final EveryWindow everyWindow;
    private final long[] counts = new long[Realizations.BLOCK_SIZE];

    public WindowTracer(ExtractionPlan plan) {
        this.plan = plan;
        this.block = new Realizations(plan.steps());
        this.everyWindow = new EveryWindow(plan, new StepPlacement(plan));
    }

    /// The triggers of the subject in order.
    public List<TriggerTrace> trace(SubjectEvents events) {
        List<TriggerTrace> traces = new ArrayList<>();
        PostingList triggers = events.postings(plan.task().trigger());
        block.begin(events);
        for (int entry = triggers.nextPositive(0);
                entry < triggers.size();
                entry = triggers.nextPositive(entry + 1)) {
            block.addTrigger(triggers.time(entry));
            if (block.aliveCount == Realizations.BLOCK_SIZE) {
                traceBlock(events, traces);
                block.begin(events);
            }
        }
        traceBlock(events, traces);
        return traces;
    }

    private void traceBlock(SubjectEvents events, List<TriggerTrace> traces) {
        if (block.aliveCount == 0) {
            return;
        }
        List<TriggerTrace.@Nullable Window[]> windows = new ArrayList<>();
        for (int i = 0; i < block.aliveCount; i++) {
            windows.add(new TriggerTrace.Window[plan.steps().size()]);
        }
        everyWindow.visit(block, events, (step, _) -> note(step, windows));
        for (int i = 0; i < windows.size(); i++) {
            traces.add(new TriggerTrace(block.trigger(i), Arrays.asList(windows.get(i))));
        }
    }

    private void note(int step, List<TriggerTrace.@Nullable Window[]> windows) {
        List<long[]> constraints = new ArrayList<>();
        for (CountConstraint constraint : plan.steps().get(step).constraints()) {
            block.count(step, constraint.predicate(), counts);
            constraints.add(counts.clone());
        }
        LabelSource label = plan.label();
        boolean isLabelled = label != null && label.step() == step;
        if (label != null && isLabelled) {
            block.count(step, label.predicate(), counts);
        }
        for (int i = 0; i < block.aliveCount; i++) {
            int position = block.position(i);
            windows.get(position)[step] =
                    new TriggerTrace.Window(
                            block.earlier(step, position),
                            block.later(step, position),
                            constraints.stream().map(column -> column[position]).toList(),
                            isLabelled ? counts[position] : null);
        }
    }
}
