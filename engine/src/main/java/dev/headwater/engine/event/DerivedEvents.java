package dev.headwater.engine.event;

import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import java.util.ArrayList;
import java.util.List;

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

    private static EventSet compile(EventExpression expression, List<Predicate> predicates) {
        return switch (expression) {
            case EventExpression.Holds(int id) ->
                    predicates.get(id) instanceof Predicate.Plain plain && plain.isStatic()
                            ? new EventSet.Every()
                            : new EventSet.Of(id);
            case EventExpression.And(List<EventExpression> operands) ->
                    operands.stream()
                            .map(operand -> compile(operand, predicates))
                            .reduce(EventSet::both)
                            .orElseThrow();
            case EventExpression.Or(List<EventExpression> operands) ->
                    operands.stream()
                            .map(operand -> compile(operand, predicates))
                            .reduce(EventSet::either)
                            .orElseThrow();
        };
    }
}
