package dev.headwater.engine.event;

import dev.headwater.engine.task.Predicate;
import java.util.List;
import java.util.function.IntPredicate;

/// Excludes the subjects whose static rows do not satisfy every static predicate of the task. Not
/// thread-safe.
final class StaticFilter {
    private final List<Predicate> predicates;
    private final boolean hasStatic;
    private final boolean[] holds;
    private final IntPredicate inputs;

    StaticFilter(List<Predicate> predicates) {
        this.predicates = predicates;
        this.hasStatic = predicates.stream().anyMatch(Predicate::isStatic);
        this.holds = new boolean[predicates.size()];
        this.inputs = id -> holds[id];
    }

    /// Marks the subject's events with each predicate that excludes it.
    void apply(SubjectEvents events) {
        if (!hasStatic) {
            return;
        }
        // Inputs have smaller ids than what is derived from them.
        for (int id = 0; id < holds.length; id++) {
            holds[id] = holds(id, events);
            if (predicates.get(id).isStatic() && !(events.hasStaticRow() && holds[id])) {
                events.excludeBy(id);
            }
        }
    }

    private boolean holds(int predicate, SubjectEvents events) {
        return switch (predicates.get(predicate)) {
            case Predicate.Plain _ -> events.staticCount(predicate) > 0;
            case Predicate.Derived derived -> derived.expression().holds(inputs);
            case Predicate.Special _ -> false;
        };
    }
}
