package dev.headwater.engine.window;

import dev.headwater.engine.event.PostingList;
import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.PlanCounts;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Endpoint;
import dev.headwater.engine.task.Semantics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Realizes the windows of a plan at the triggers of one subject after the other, in blocks. Not
/// thread-safe.
public final class WindowEvaluator {
    private final List<WindowStep> steps;
    private final StepBounds[] bounds;
    private final boolean[] reachesBack;
    private final int triggerPredicate;

    /// The last step, if ACES turns triggers without a bound there into one all-null row per
    /// subject (quirk Q21 in task-configs/SEMANTICS.md), else -1.
    private final int nullRowStep;

    private final RealizationConsumer consumer;
    private final long[] counts = new long[Realizations.BLOCK_SIZE];
    private final Realizations block;
    private final long[] unplaced;
    private final long[][] rejected;
    private long triggerCount;
    private boolean missedBound;

    public WindowEvaluator(ExtractionPlan plan, RealizationConsumer consumer) {
        Semantics semantics = plan.task().semantics();
        this.steps = plan.steps();
        this.bounds =
                steps.stream()
                        .map(step -> StepBounds.of(step, semantics))
                        .toArray(StepBounds[]::new);
        this.reachesBack = new boolean[steps.size()];
        for (int step = 0; step < reachesBack.length; step++) {
            reachesBack[step] = reachesBack(steps.get(step).step());
        }
        this.triggerPredicate = plan.task().trigger();
        boolean givesNullRows = semantics == Semantics.ACES_0_7_3 && plan.canGiveNullRows();
        this.nullRowStep = givesNullRows ? steps.size() - 1 : -1;
        this.unplaced = new long[steps.size()];
        this.rejected =
                steps.stream()
                        .map(step -> new long[step.constraints().size()])
                        .toArray(long[][]::new);
        this.consumer = consumer;
        this.block = new Realizations(steps);
    }

    /// How many triggers were seen so far.
    public long triggerCount() {
        return triggerCount;
    }

    /// By step, the triggers lost so far.
    public List<PlanCounts.StepLosses> losses() {
        return IntStream.range(0, unplaced.length)
                .mapToObj(step ->
                        new PlanCounts.StepLosses(
                                unplaced[step], LongStream.of(rejected[step]).boxed().toList()))
                .toList();
    }

    /// Hands the subject's realizations to the consumer, in the order of the triggers.
    public void evaluate(SubjectEvents events) {
        PostingList triggers = events.postings(triggerPredicate);
        if (triggers.size() == 0) {
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
        triggerCount += block.aliveCount;
        for (int step = 0; step < bounds.length && block.aliveCount > 0; step++) {
            int before = block.aliveCount;
            block.aliveCount =
                    bounds[step].place(
                            block, events, reference(step), block.earlier[step], block.later[step]);
            unplaced[step] += before - block.aliveCount;
            missedBound |= step == nullRowStep && block.aliveCount < before;
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
            int before = block.aliveCount;
            block.count(step, constraint.predicate(), counts);
            block.aliveCount =
                    WindowCounts.keepWithin(block, counts, constraint.min(), constraint.max());
            rejected[step][i] += before - block.aliveCount;
        }
    }

    /// The times that a step starts from: the triggers, or the far ends of the parent's windows.
    private long[] reference(int step) {
        int parent = steps.get(step).parent();
        if (parent == WindowStep.TRIGGER) {
            return block.triggers;
        }
        return reachesBack[parent] ? block.earlier[parent] : block.later[parent];
    }

    private static boolean reachesBack(Endpoint.Step step) {
        return switch (step) {
            case Endpoint.Step.None _ -> false;
            case Endpoint.Step.Offset offset -> offset.isBackward();
            case Endpoint.Step.ToEvent(_, Endpoint.Direction direction) ->
                    direction == Endpoint.Direction.PREVIOUS;
            case Endpoint.Step.ToRecordEdge(Endpoint.Direction direction) ->
                    direction == Endpoint.Direction.PREVIOUS;
        };
    }
}
