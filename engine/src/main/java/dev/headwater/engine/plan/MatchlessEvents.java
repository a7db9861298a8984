package dev.headwater.engine.plan;

import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import java.util.List;

/// Which predicates hold at an event although none of its rows match a plain predicate.
///
/// At the events of a kept subject every static plain predicate holds, because the subject would
/// have been dropped otherwise; so `or(male, lab)` holds everywhere.
final class MatchlessEvents {
    private final List<Predicate> predicates;

    MatchlessEvents(List<Predicate> predicates) {
        this.predicates = predicates;
    }

    boolean satisfy(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Plain plain -> plain.isStatic();
            case Predicate.Derived derived -> satisfy(derived.expression());
            case Predicate.Special _ -> true;
        };
    }

    private boolean satisfy(EventExpression expression) {
        return switch (expression) {
            case EventExpression.Holds(int predicate) -> satisfy(predicates.get(predicate));
            case EventExpression.And(List<EventExpression> operands) ->
                    operands.stream().allMatch(this::satisfy);
            case EventExpression.Or(List<EventExpression> operands) ->
                    operands.stream().anyMatch(this::satisfy);
        };
    }
}
