package dev.headwater.engine.plan;

import java.util.ArrayList;
import java.util.List;

/// One thing that decides about triggers. Predicates and steps are those of the plan, by their
/// position.
public sealed interface Stage {
    /// The static predicate must hold for the subject.
    record Static(int predicate) implements Stage {}

    /// The step must find its window.
    record Placing(int step) implements Stage {}

    /// The constraint at `position` of the step must be met.
    record Constraint(int step, int position) implements Stage {}

    /// All stages of a plan in the order of evaluation.
    static List<Stage> of(ExtractionPlan plan) {
        List<Stage> stages = new ArrayList<>();
        for (int id = 0; id < plan.task().predicates().size(); id++) {
            if (plan.task().predicates().get(id).isStatic()) {
                stages.add(new Static(id));
            }
        }
        for (int step = 0; step < plan.steps().size(); step++) {
            stages.add(new Placing(step));
            for (int i = 0; i < plan.steps().get(step).constraints().size(); i++) {
                stages.add(new Constraint(step, i));
            }
        }
        return List.copyOf(stages);
    }
}
