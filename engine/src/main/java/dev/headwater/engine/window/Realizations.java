package dev.headwater.engine.window;

import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.plan.WindowStep;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A block of triggers of one subject, as columns: for each window step the earlier and later time
/// of its window, and the label.
///
/// Only the triggers listed in `alive[0 .. aliveCount)`, ascending, are still in the cohort; the
/// columns of others hold anything. Owned and refilled by a [WindowEvaluator]. Not thread-safe.
public final class Realizations {
    /// Triggers in a block at most: small enough for the columns to stay in the processor's cache.
    public static final int BLOCK_SIZE = 2048;

    private final List<WindowStep> steps;
    private final UnknownCounts unknownCounts;
    final long[] triggers = new long[BLOCK_SIZE];
    final long[][] earlier;
    final long[][] later;
    final long[] labels = new long[BLOCK_SIZE];
    final int[] alive = new int[BLOCK_SIZE];
    int aliveCount;
    private @Nullable SubjectEvents events;

    Realizations(List<WindowStep> steps) {
        this.steps = steps;
        this.unknownCounts = new UnknownCounts(steps);
        this.earlier = new long[steps.size()][BLOCK_SIZE];
        this.later = new long[steps.size()][BLOCK_SIZE];
    }

    void begin(SubjectEvents subject) {
        events = subject;
        aliveCount = 0;
    }

    void addTrigger(long time) {
        triggers[aliveCount] = time;
        alive[aliveCount] = aliveCount;
        aliveCount++;
    }

    /// Takes back the first `count` triggers of the block.
    void restore(int count) {
        for (int i = 0; i < count; i++) {
            alive[i] = i;
        }
        aliveCount = count;
    }

    /// Takes back the first `count` triggers of `positions`.
    void restore(int[] positions, int count) {
        System.arraycopy(positions, 0, alive, 0, count);
        aliveCount = count;
    }

    public long subjectId() {
        return events().subjectId();
    }

    /// How many triggers are still in the cohort.
    public int count() {
        return aliveCount;
    }

    /// The position in the columns of the `i`-th trigger that is still in the cohort.
    public int position(int i) {
        return alive[i];
    }

    public long trigger(int position) {
        return triggers[position];
    }

    /// When the window of `step` begins.
    public long earlier(int step, int position) {
        return earlier[step][position];
    }

    /// When the window of `step` ends.
    public long later(int step, int position) {
        return later[step][position];
    }

    /// The count of the label predicate, if the plan has a label.
    public long label(int position) {
        return labels[position];
    }

    /// How many of the triggers still in the cohort have a label that is not 0.
    int positiveCount() {
        int positives = 0;
        for (int i = 0; i < aliveCount; i++) {
            positives += labels[alive[i]] == 0 ? 0 : 1;
        }
        return positives;
    }

    /// Counts the matches of `predicate` in the windows of `step`, for the triggers still in the
    /// cohort, into `counts` by position.
    public void count(int step, int predicate, long[] counts) {
        WindowStep window = steps.get(step);
        if (events().unknown(predicate).size() > 0 && window.isBoundByEvent()) {
            unknownCounts.count(step, predicate, this, events(), counts);
            return;
        }
        WindowCounts.count(
                this,
                events().postings(predicate),
                earlier[step],
                later[step],
                window.startInclusive(),
                window.endInclusive(),
                counts);
    }

    private SubjectEvents events() {
        return Objects.requireNonNull(events, "no subject was begun");
    }
}
