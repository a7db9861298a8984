package dev.headwater.engine.plan;

import java.util.List;
import java.util.stream.IntStream;

/// How often each part of a plan took effect, added up over shards.
///
/// By predicate id: `predicateRows`, the matching rows (events, for derived and special
/// predicates), and `predicateSubjects`, the subjects with at least one; subjects that a static
/// predicate excludes count here too, but for their derived and special events. `triggers`: all,
/// those of excluded subjects too. `stages`: what is left after each of [Stage#of].
public record PlanCounts(
        List<Long> predicateRows,
        List<Long> predicateSubjects,
        Tally triggers,
        List<StageCounts> stages) {
    public static final PlanCounts NONE =
            new PlanCounts(List.of(), List.of(), Tally.NONE, List.of());

    public PlanCounts {
        predicateRows = List.copyOf(predicateRows);
        predicateSubjects = List.copyOf(predicateSubjects);
        stages = List.copyOf(stages);
    }

    /// The counts of both; of the same plan, or [#NONE].
    public PlanCounts plus(PlanCounts other) {
        if (this == NONE) {
            return other;
        }
        if (other == NONE) {
            return this;
        }
        return new PlanCounts(
                sum(predicateRows, other.predicateRows),
                sum(predicateSubjects, other.predicateSubjects),
                triggers.plus(other.triggers),
                IntStream.range(0, stages.size())
                        .mapToObj(stage -> stages.get(stage).plus(other.stages.get(stage)))
                        .toList());
    }

    private static List<Long> sum(List<Long> ones, List<Long> others) {
        return IntStream.range(0, ones.size()).mapToObj(i -> ones.get(i) + others.get(i)).toList();
    }
}
