package dev.headwater.engine;

import dev.headwater.engine.distribution.Distribution;
import dev.headwater.engine.distribution.DistributionCounter;
import dev.headwater.engine.event.EventCollector;
import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.label.CohortBuilder;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.PlanCounts;
import dev.headwater.engine.sample.RowSample;
import dev.headwater.engine.sample.SubjectSampler;
import dev.headwater.engine.scan.Remark;
import dev.headwater.engine.window.RealizationConsumer;
import dev.headwater.engine.window.WindowEvaluator;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The subjects of one group on their way from events to the rows of a cohort that several groups
/// share, and what is counted of them. Not thread-safe.
final class GroupPass {
    private final CohortBuilder cohort;
    private final WindowEvaluator windows;
    private final @Nullable SubjectSampler sampler;
    private final @Nullable DistributionCounter counter;
    private long rows;
    private long subjects;
    private long nullRows;
    private long positives;

    /// @param countsAlone whether to count what each stage of the plan does by itself
    /// @param countsDistribution whether to count the rows, also those that the sample leaves out,
    ///   by time and length of windows
    GroupPass(
            ExtractionPlan plan,
            boolean countsAlone,
            boolean countsDistribution,
            RowSample sample,
            CohortBuilder cohort) {
        this.cohort = cohort;
        this.sampler =
                sample.sampling().takesAll() ? null : new SubjectSampler(plan, sample, cohort);
        RealizationConsumer target = sampler == null ? cohort : sampler;
        this.counter = countsDistribution ? new DistributionCounter(plan, target) : null;
        this.windows = new WindowEvaluator(plan, countsAlone, counter == null ? target : counter);
    }

    /// Adds the cohort rows of a subject.
    void add(SubjectEvents subject) {
        rows -= cohort.rowCount();
        subjects -= cohort.subjectCount();
        nullRows -= cohort.nullRowCount();
        positives -= cohort.positiveCount();
        windows.evaluate(subject);
        if (sampler != null) {
            sampler.endSubject(subject);
        }
        rows += cohort.rowCount();
        subjects += cohort.subjectCount();
        nullRows += cohort.nullRowCount();
        positives += cohort.positiveCount();
    }

    /// @param group the number of this group
    ShardCounts counts(
            long scannedRows,
            boolean wasSorted,
            EventCollector events,
            int group,
            SortedMap<Remark, Long> remarks) {
        return new ShardCounts(
                scannedRows,
                windows.triggers().triggers(),
                rows,
                subjects,
                nullRows,
                positives,
                wasSorted,
                new PlanCounts(
                        events.predicateRows(group),
                        events.predicateSubjects(group),
                        windows.triggers(),
                        windows.stageCounts()),
                counter == null ? Distribution.NONE : counter.distribution(),
                remarks);
    }
}
