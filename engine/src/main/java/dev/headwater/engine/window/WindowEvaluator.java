package dev.headwater.engine.window;

import dev.headwater.engine.event.PostingList;
import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.ExtractionPlan.LabelSource;
import dev.headwater.engine.plan.StageCounts;
import dev.headwater.engine.plan.Tally;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.CountConstraint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Realizes the windows of a plan at the triggers of one subject after the other, in blocks, and
/// counts what becomes of the triggers. Not thread-safe.
public final class WindowEvaluator {
    private final List<WindowStep> steps;
    private final StepPlacement placement;
    private final int triggerPredicate;
    private final @Nullable LabelSource label;
    private final int nullRowStep;
    private final RealizationConsumer consumer;
    private final long[] counts = new long[Realizations.BLOCK_SIZE];
    private final Realizations block;
    private final StageTallies tallies;

    /// Null if what each stage does alone is not asked for.
    private final @Nullable EveryWindow everyWindow;

    private boolean missedBound;

    /// @param countsAlone whether to count what each stage does by itself, which takes as long as
    ///   the rest
    public WindowEvaluator(ExtractionPlan plan, boolean countsAlone, RealizationConsumer consumer) {
        this.steps = plan.steps();
        this.placement = new StepPlacement(plan);
        this.triggerPredicate = plan.task().trigger();
        this.label = plan.label();
        this.nullRowStep = plan.nullRowStep();
        this.consumer = consumer;
        this.block = new Realizations(steps);
        this.tallies = new StageTallies(plan, countsAlone);
        this.everyWindow = countsAlone ? new EveryWindow(plan, placement) : null;
    }

    /// The triggers seen so far, those of excluded subjects too.
    public Tally triggers() {
        return tallies.triggers();
    }

    /// By stage of the plan, what was left so far.
    public List<StageCounts> stageCounts() {
        return tallies.counts();
    }

    /// Hands the subject's realizations to the consumer, in the order of the triggers; none of an
    /// excluded subject.
    public void evaluate(SubjectEvents events) {
        PostingList triggers = events.postings(triggerPredicate);
        if (triggers.size() == 0) {
            return;
        }
        tallies.begin(events, triggers.positiveCount());
        if (events.isExcluded()) {
            return;
        }
        missedBound = false;
        block.begin(events);
        for (int entry = triggers.nextPositive(0);
                entry < triggers.size();
                entry = triggers.nextPositive(entry + 1)) {
            block.addTrigger(triggers.time(entry));
            if (block.aliveCount == Realizations.BLOCK_SIZE) {
                evaluateBlock(events);
                block.begin(events);
            }
        }
        if (block.aliveCount > 0) {
            evaluateBlock(events);
        }
        if (missedBound) {
            consumer.acceptNullRow(events.subjectId());
        }
    }

    /// Hands the realizations at some triggers of the subject to the consumer.
    ///
    /// @param triggers times of triggers, the first `count` of which are looked at, ascending
    public void evaluate(SubjectEvents events, long[] triggers, int count) {
        for (int from = 0; from < count; from += Realizations.BLOCK_SIZE) {
            block.begin(events);
            for (int i = from; i < Math.min(count, from + Realizations.BLOCK_SIZE); i++) {
                block.addTrigger(triggers[i]);
            }
            evaluateBlock(events);
        }
    }

    private void evaluateBlock(SubjectEvents events) {
        if (everyWindow != null) {
            everyWindow.visit(block, events, this::countAlone);
        }
        for (int step = 0; step < steps.size() && block.aliveCount > 0; step++) {
            int before = block.aliveCount;
            placement.place(step, block, events);
            missedBound |= step == nullRowStep && block.aliveCount < before;
            if (label != null && label.step() == step) {
                block.count(step, label.predicate(), block.labels);
            }
            tallies.add(tallies.placing(step), block);
            constrain(step);
        }
        if (block.aliveCount > 0) {
            consumer.accept(block);
        }
    }

    private void constrain(int step) {
        List<CountConstraint> constraints = steps.get(step).constraints();
        for (int i = 0; i < constraints.size() && block.aliveCount > 0; i++) {
            CountConstraint constraint = constraints.get(i);
            block.count(step, constraint.predicate(), counts);
            block.aliveCount =
                    WindowCounts.keepWithin(block, counts, constraint.min(), constraint.max());
            tallies.add(tallies.placing(step) + 1 + i, block);
        }
    }

    private void countAlone(int step, int candidates) {
        int stage = tallies.placing(step);
        tallies.addAlone(stage, candidates, block.aliveCount);
        for (CountConstraint constraint : steps.get(step).constraints()) {
            stage++;
            block.count(step, constraint.predicate(), counts);
            int kept = WindowCounts.countWithin(block, counts, constraint.min(), constraint.max());
            tallies.addAlone(stage, block.aliveCount, kept);
        }
    }
}
