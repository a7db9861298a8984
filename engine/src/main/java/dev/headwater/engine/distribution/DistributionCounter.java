package dev.headwater.engine.distribution;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.ExtractionPlan.IndexSource;
import dev.headwater.engine.window.RealizationConsumer;
import dev.headwater.engine.window.Realizations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// Counts realizations on their way to another consumer, in fixed memory. Rows of nulls have no
/// times and are not counted. Not thread-safe.
public final class DistributionCounter implements RealizationConsumer {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final ExtractionPlan plan;
    private final RealizationConsumer next;
    private final long[] years = new long[Distribution.LAST_YEAR - Distribution.FIRST_YEAR + 1];
    private final long[][] lengths;

    public DistributionCounter(ExtractionPlan plan, RealizationConsumer next) {
        this.plan = plan;
        this.next = next;
        this.lengths = new long[plan.steps().size()][LengthBucket.values().length];
    }

    @Override
    public void accept(Realizations block) {
        IndexSource index = plan.index();
        if (index != null) {
            countYears(block, index);
        }
        for (int step = 0; step < lengths.length; step++) {
            countLengths(block, step);
        }
        next.accept(block);
    }

    @Override
    public void acceptNullRow(long subjectId) {
        next.acceptNullRow(subjectId);
    }

    /// What was counted so far.
    public Distribution distribution() {
        SortedMap<Integer, Long> byYear = new TreeMap<>();
        for (int i = 0; i < years.length; i++) {
            if (years[i] > 0) {
                byYear.put(Distribution.FIRST_YEAR + i, years[i]);
            }
        }
        List<List<Long>> byStep = new ArrayList<>();
        for (long[] rows : lengths) {
            byStep.add(LongStream.of(rows).boxed().toList());
        }
        return new Distribution(byYear, byStep);
    }

    private void countYears(Realizations block, IndexSource index) {
        boolean takesEarlier = plan.indexesEarlier(index);
        for (int i = 0; i < block.count(); i++) {
            int position = block.position(i);
            long time =
                    takesEarlier
                            ? block.earlier(index.step(), position)
                            : block.later(index.step(), position);
            int year = LocalDate.ofEpochDay(Math.floorDiv(time, MICROS_PER_DAY)).getYear();
            int known = Math.clamp(year, Distribution.FIRST_YEAR, Distribution.LAST_YEAR);
            years[known - Distribution.FIRST_YEAR]++;
        }
    }

    private void countLengths(Realizations block, int step) {
        for (int i = 0; i < block.count(); i++) {
            int position = block.position(i);
            long earlier = block.earlier(step, position);
            long later = block.later(step, position);
            lengths[step][LengthBucket.of(earlier, later).ordinal()]++;
        }
    }
}
