package dev.headwater.engine.plan;

import java.util.List;
import java.util.stream.IntStream;

/// How often each part of a plan took effect, added up over shards.
///
/// By predicate id: `predicateRows`, the matching rows (events, for derived and special
/// predicates), and `predicateSubjects`, the subjects with at least one; subjects that a static
/// predicate excludes count here too, but for their derived and special events. `losses`: by step
/// of the plan, the triggers that got no further.
public record PlanCounts(
        List<Long> predicateRows, List<Long> predicateSubjects, List<StepLosses> losses) {
    public static final PlanCounts NONE = new PlanCounts(List.of(), List.of(), List.of());

    public PlanCounts {
        predicateRows = List.copyOf(predicateRows);
        predicateSubjects = List.copyOf(predicateSubjects);
        losses = List.copyOf(losses);
    }

    /// Triggers lost at one step: `unplaced` because the window has no bound, `rejected` because of
    /// a constraint, by its position in the step.
    public record StepLosses(long unplaced, List<Long> rejected) {
        public StepLosses {
            rejected = List.copyOf(rejected);
        }

        private StepLosses plus(StepLosses other) {
            return new StepLosses(unplaced + other.unplaced, sum(rejected, other.rejected));
        }
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
                IntStream.range(0, losses.size())
                        .mapToObj(step -> losses.get(step).plus(other.losses.get(step)))
                        .toList());
    }

    private static List<Long> sum(List<Long> ones, List<Long> others) {
        return IntStream.range(0, ones.size()).mapToObj(i -> ones.get(i) + others.get(i)).toList();
    }
}
