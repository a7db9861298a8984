package dev.headwater.engine.event;

import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// Fills the posting lists of derived predicates: the events at which the expression holds, each
/// with count 1.
///
/// A static plain predicate as an input holds at every event: a subject for which it does not hold
/// never gets here (task-configs/SEMANTICS.md).
final class DerivedEvents {
    private record Target(int predicate, EventSet events) {}

    private final List<Target> targets = new ArrayList<>();

    DerivedEvents(List<Predicate> predicates) {
        for (int id = 0; id < predicates.size(); id++) {
            if (predicates.get(id) instanceof Predicate.Derived derived) {
                targets.add(new Target(id, compile(derived.expression(), predicates)));
            }
        }
    }

    /// Inputs have smaller ids than what is derived from them, so one pass in the order of ids is
    /// enough.
    void fill(SubjectEvents events) {
        for (Target target : targets) {
            PostingList result = target.events.evaluate(events);
            PostingList postings = events.postings(target.predicate);
            for (int entry = result.nextPositive(0);
                    entry < result.size();
                    entry = result.nextPositive(entry + 1)) {
                postings.add(result.time(entry), 1);
            }
        }
    }

    /// The events at which an expression over `predicates` holds.
    static EventSet compile(EventExpression expression, List<Predicate> predicates) {
        return switch (expression) {
            case EventExpression.Holds(int id) ->
                    predicates.get(id) instanceof Predicate.Plain plain && plain.isStatic()
                            ? EventSet.every()
                            : new EventSet.Of(id);
            case EventExpression.And(List<EventExpression> operands) ->
                    join(compile(operands, predicates), EventSet::both);
            case EventExpression.Or(List<EventExpression> operands) ->
                    join(compile(operands, predicates), EventSet::either);
            case EventExpression.Not(EventExpression operand) ->
                    EventSet.complement(compile(operand, predicates));
        };
    }

    private static List<EventSet> compile(
            List<EventExpression> operands, List<Predicate> predicates) {
        return operands.stream().map(operand -> compile(operand, predicates)).toList();
    }

    /// Joins halves, so that thousands of operands nest only a few deep. There is at least one.
    private static EventSet join(List<EventSet> operands, BinaryOperator<EventSet> operator) {
        if (operands.size() == 1) {
            return operands.getFirst();
        }
        int middle = operands.size() / 2;
        return operator.apply(
                join(operands.subList(0, middle), operator),
                join(operands.subList(middle, operands.size()), operator));
    }
}
