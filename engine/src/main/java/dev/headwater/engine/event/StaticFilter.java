package dev.headwater.engine.event;

import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import java.util.List;

/// Keeps the subjects whose static row satisfies every static predicate of the task.
final class StaticFilter {
    private final List<Predicate> predicates;
    private final boolean hasStatic;

    StaticFilter(List<Predicate> predicates) {
        this.predicates = predicates;
        this.hasStatic = predicates.stream().anyMatch(Predicate::isStatic);
    }

    boolean admits(SubjectEvents events) {
        if (!hasStatic) {
            return true;
        }
        if (!events.hasStaticRow()) {
            return false;
        }
        for (int id = 0; id < predicates.size(); id++) {
            if (predicates.get(id).isStatic() && !holds(id, events)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(int predicate, SubjectEvents events) {
        return switch (predicates.get(predicate)) {
            case Predicate.Plain _ -> events.staticCount(predicate) > 0;
            case Predicate.Derived derived -> holds(derived.expression(), events);
            case Predicate.Special _ -> false;
        };
    }

    private boolean holds(EventExpression expression, SubjectEvents events) {
        return switch (expression) {
            case EventExpression.Holds(int predicate) -> holds(predicate, events);
            case EventExpression.And(List<EventExpression> operands) ->
                    operands.stream().allMatch(operand -> holds(operand, events));
            case EventExpression.Or(List<EventExpression> operands) ->
                    operands.stream().anyMatch(operand -> holds(operand, events));
        };
    }
}
