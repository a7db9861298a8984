package dev.headwater.engine.window;

import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.plan.Alone;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Remaining;
import dev.headwater.engine.plan.Remaining.ByLabel;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.StageCounts;
import dev.headwater.engine.plan.Tally;
import java.util.List;
import java.util.stream.IntStream;

/// Counts the triggers that are left after each stage of a plan, by label from the stage on that
/// finds the label's window. Not thread-safe.
final class StageTallies {
    private final List<Stage> stages;
    private final int[] placing;
    private final int firstPlacing;
    private final int firstLabelled;
    private final boolean countsAlone;
    private final TallyColumns triggers = new TallyColumns(1);
    private final TallyColumns left;
    private final TallyColumns negative;
    private final TallyColumns positive;
    private final TallyColumns aloneBefore;
    private final TallyColumns aloneAfter;
    private long subject;

    StageTallies(ExtractionPlan plan, boolean countsAlone) {
        this.stages = Stage.of(plan);
        this.placing =
                IntStream.range(0, plan.steps().size())
                        .map(step -> stages.indexOf(new Stage.Placing(step)))
                        .toArray();
        this.firstPlacing = placing.length == 0 ? stages.size() : placing[0];
        this.firstLabelled = plan.label() == null ? stages.size() : placing[plan.label().step()];
        this.countsAlone = countsAlone;
        this.left = new TallyColumns(stages.size());
        this.negative = new TallyColumns(stages.size());
        this.positive = new TallyColumns(stages.size());
        this.aloneBefore = new TallyColumns(stages.size());
        this.aloneAfter = new TallyColumns(stages.size());
    }

    /// The stage that finds the window of `step`; those of its constraints follow.
    int placing(int step) {
        return placing[step];
    }

    /// Begins a subject with all its triggers, of which the static predicates may leave none.
    void begin(SubjectEvents events, long count) {
        subject++;
        triggers.add(0, subject, count);
        boolean isAdmitted = true;
        for (int stage = 0; stage < firstPlacing; stage++) {
            Stage.Static condition = (Stage.Static) stages.get(stage);
            boolean holds = !events.isExcludedBy(condition.predicate());
            isAdmitted &= holds;
            left.add(stage, subject, isAdmitted ? count : 0);
            addAlone(stage, count, holds ? count : 0);
        }
    }

    /// Counts the triggers of the block that are still in the cohort after `stage`.
    void add(int stage, Realizations block) {
        left.add(stage, subject, block.aliveCount);
        if (stage >= firstLabelled) {
            int positives = block.positiveCount();
            positive.add(stage, subject, positives);
            negative.add(stage, subject, block.aliveCount - positives);
        }
    }

    /// Counts triggers before and after `stage` as if no other constraint were checked.
    void addAlone(int stage, long before, long after) {
        aloneBefore.add(stage, subject, before);
        aloneAfter.add(stage, subject, after);
    }

    Tally triggers() {
        return triggers.at(0);
    }

    List<StageCounts> counts() {
        return IntStream.range(0, stages.size()).mapToObj(this::counts).toList();
    }

    private StageCounts counts(int stage) {
        ByLabel labels =
                stage < firstLabelled ? null : new ByLabel(negative.at(stage), positive.at(stage));
        Alone alone = countsAlone ? new Alone(aloneBefore.at(stage), aloneAfter.at(stage)) : null;
        return new StageCounts(new Remaining(left.at(stage), labels), alone);
    }
}
