package dev.headwater.engine.event;

import dev.headwater.engine.plan.Witnesses;
import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// The events at which predicates have no count, as posting lists with ids of their own: those of
/// plain predicates are counted like matches, those of derived ones follow from their inputs by the
/// rules of three truth values (a conjunction is unknown where no input is false and one unknown).
///
/// Only where [Witnesses] exist. Not thread-safe.
final class UnknownEvents {
    private record Target(int list, EventSet events) {}

    private final List<Predicate> predicates;
    private final int[] lists;
    private final int listCount;
    private final List<Target> targets = new ArrayList<>();

    UnknownEvents(List<Predicate> predicates, Witnesses witnesses) {
        this.predicates = predicates;
        this.lists = new int[predicates.size()];
        int next = predicates.size() + witnesses.count();
        for (int id = 0; id < lists.length; id++) {
            lists[id] = witnesses.unknownOf(id);
            if (predicates.get(id) instanceof Predicate.Derived derived && witnesses.exist()) {
                EventSet unknown = unknown(derived.expression());
                if (!(unknown instanceof EventSet.Nothing)) {
                    lists[id] = next++;
                    targets.add(new Target(lists[id], unknown));
                }
            }
        }
        listCount = next;
    }

    /// How many lists there are, those of the predicates themselves included.
    int listCount() {
        return listCount;
    }

    /// By predicate id, the list of the events at which it has no count, or -1.
    int[] lists() {
        return lists;
    }

    /// Fills the lists of derived predicates, after their matches are known.
    void fill(SubjectEvents events) {
        for (Target target : targets) {
            PostingList result = target.events.evaluate(events);
            PostingList postings = events.postings(target.list);
            for (int entry = result.nextPositive(0);
                    entry < result.size();
                    entry = result.nextPositive(entry + 1)) {
                postings.add(result.time(entry), 1);
            }
        }
    }

    private EventSet unknown(EventExpression expression) {
        return switch (expression) {
            case EventExpression.Holds(int id) ->
                    lists[id] < 0 ? new EventSet.Nothing() : new EventSet.Of(lists[id]);
            case EventExpression.And(List<EventExpression> operands) ->
                    EventSet.both(
                            join(operands.stream().map(this::possible).toList(), EventSet::both),
                            EventSet.complement(holds(expression)));
            case EventExpression.Or(List<EventExpression> operands) ->
                    EventSet.both(
                            join(operands.stream().map(this::unknown).toList(), EventSet::either),
                            EventSet.complement(holds(expression)));
            case EventExpression.Not(EventExpression operand) -> unknown(operand);
        };
    }

    /// Where the expression holds or is unknown.
    private EventSet possible(EventExpression expression) {
        return EventSet.either(holds(expression), unknown(expression));
    }

    private EventSet holds(EventExpression expression) {
        return DerivedEvents.compile(expression, predicates);
    }

    private static EventSet join(List<EventSet> operands, BinaryOperator<EventSet> operator) {
        return operands.stream().reduce(operator).orElseThrow();
    }
}
