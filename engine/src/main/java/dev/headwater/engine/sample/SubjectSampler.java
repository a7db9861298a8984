package dev.headwater.engine.sample;

import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.window.RealizationConsumer;
import dev.headwater.engine.window.Realizations;
import dev.headwater.engine.window.WindowEvaluator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Takes the realizations of a subject and hands on those of a sample.
///
/// Remembers the chosen triggers only, and realizes their windows again when the subject ends; so
/// no rows wait. Rows of nulls have no trigger and are in no sample. Not thread-safe.
public final class SubjectSampler implements RealizationConsumer {
    private static final int FIRST_CAPACITY = 64;

    private final PerSubject rule;
    private final int mostRows;
    private final RowSample sample;
    private final Sampling sampling;
    private final WindowEvaluator windows;

    /// The rows chosen so far, the one to give way first.
    private final PriorityQueue<Candidate> candidates =
            new PriorityQueue<>(Comparator.comparingLong(Candidate::rank).reversed());

    private long[] triggers = new long[FIRST_CAPACITY];
    private int triggerCount;

    private record Candidate(long rank, long trigger) {}

    /// @param cohort is given the chosen realizations
    public SubjectSampler(ExtractionPlan plan, RowSample sample, RealizationConsumer cohort) {
        this.sampling = sample.sampling();
        this.rule = sampling.perSubject();
        this.mostRows = rule instanceof PerSubject.Random(int count) ? count : 1;
        this.sample = sample;
        this.windows = new WindowEvaluator(plan, false, cohort);
    }

    @Override
    public void accept(Realizations block) {
        long subject = block.subjectId();
        for (int i = 0; i < block.count(); i++) {
            long trigger = block.trigger(block.position(i));
            switch (rule) {
                case PerSubject.All _ -> take(subject, trigger);
                case PerSubject.First _ -> offer(trigger, trigger);
                case PerSubject.Last _ -> offer(~trigger, trigger);
                case PerSubject.Random _ ->
                        offer(sampling.hash(RowHash.WITHIN_SUBJECT, subject, trigger), trigger);
            }
        }
    }

    @Override
    public void acceptNullRow(long subjectId) {}

    /// Hands on the chosen realizations of the subject whose last ones were accepted.
    public void endSubject(SubjectEvents events) {
        candidates.forEach(candidate -> take(events.subjectId(), candidate.trigger));
        candidates.clear();
        Arrays.sort(triggers, 0, triggerCount);
        windows.evaluate(events, triggers, triggerCount);
        triggerCount = 0;
    }

    private void offer(long rank, long trigger) {
        if (candidates.size() == mostRows) {
            if (rank >= candidates.element().rank) {
                return;
            }
            candidates.remove();
        }
        candidates.add(new Candidate(rank, trigger));
    }

    private void take(long subject, long trigger) {
        if (!sample.limit().test(sampling.hash(RowHash.WITHIN_COHORT, subject, trigger))) {
            return;
        }
        if (triggerCount == triggers.length) {
            triggers = Arrays.copyOf(triggers, 2 * triggerCount);
        }
        triggers[triggerCount++] = trigger;
    }
}
