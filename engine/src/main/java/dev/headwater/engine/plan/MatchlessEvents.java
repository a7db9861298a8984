package dev.headwater.engine.plan;

import dev.headwater.engine.task.Predicate;
import java.util.List;

/// Which predicates hold at an event although none of its rows match a plain predicate.
///
/// At the events of a kept subject every static plain predicate holds, because the subject would
/// have been dropped otherwise; so `or(male, lab)` holds everywhere.
final class MatchlessEvents {
    private final boolean[] holds;

    /// Inputs have smaller ids than what is derived from them, so one pass in the order of ids is
    /// enough.
    MatchlessEvents(List<Predicate> predicates) {
        holds = new boolean[predicates.size()];
        for (int id = 0; id < holds.length; id++) {
            holds[id] =
                    switch (predicates.get(id)) {
                        case Predicate.Plain plain -> plain.isStatic();
                        case Predicate.Derived derived ->
                                derived.expression().holds(input -> holds[input]);
                        case Predicate.Special _ -> true;
                    };
        }
    }

    boolean satisfy(int predicate) {
        return holds[predicate];
    }
}
