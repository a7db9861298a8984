package dev.headwater.engine.check;

import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Predicate.Special;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which predicates hold wherever another one holds: `death` implies `or(discharge, death)`.
///
/// True is certain; false means "not certain", also for expressions too tangled to be followed to
/// the end. Not thread-safe.
final class Implications {
    private static final int MOST_STEPS = 200_000;

    private final List<Predicate> predicates;
    private final Map<Long, Boolean> known = new HashMap<>();
    private int steps;

    Implications(List<Predicate> predicates) {
        this.predicates = predicates;
    }

    /// Whether `predicate` holds at no event at which `other` does not hold.
    boolean implies(int predicate, int other) {
        if (predicate == other || holdsEverywhere(other)) {
            return true;
        }
        long pair = (long) predicate << Integer.SIZE | other;
        Boolean answer = known.get(pair);
        if (answer == null) {
            answer = find(predicate, other);
            known.put(pair, answer);
        }
        return answer;
    }

    /// Whether every row of one plain predicate is a row of the other one, so that its count is no
    /// greater.
    boolean areRowsOf(int predicate, int other) {
        return predicate == other
                || (predicates.get(predicate) instanceof Predicate.Plain rows
                        && predicates.get(other) instanceof Predicate.Plain all
                        && RowContainment.contains(all, rows));
    }

    /// A subject stays in the cohort only with all static predicates.
    private boolean holdsEverywhere(int predicate) {
        return predicates.get(predicate).isStatic()
                || predicates.get(predicate) instanceof Predicate.Special(Special.Kind kind)
                        && kind == Special.Kind.ANY_EVENT;
    }

    private boolean find(int predicate, int other) {
        var holds = new EventExpression.Holds(predicate);
        var otherHolds = new EventExpression.Holds(other);
        if (predicates.get(predicate) instanceof Predicate.Derived derived
                && implies(derived.expression(), otherHolds)) {
            return true;
        }
        return predicates.get(other) instanceof Predicate.Derived derived
                ? implies(holds, derived.expression())
                : areRowsOf(predicate, other);
    }

    private boolean implies(EventExpression expression, EventExpression other) {
        if (++steps > MOST_STEPS) {
            return false;
        }
        return switch (expression) {
            case EventExpression.Or(List<EventExpression> operands) ->
                    operands.stream().allMatch(operand -> implies(operand, other));
            case EventExpression.And(List<EventExpression> operands) ->
                    operands.stream().anyMatch(operand -> implies(operand, other))
                            || impliesParts(expression, other);
            case EventExpression.Holds _ -> impliesParts(expression, other);
        };
    }

    private boolean impliesParts(EventExpression expression, EventExpression other) {
        return switch (other) {
            case EventExpression.Or(List<EventExpression> operands) ->
                    operands.stream().anyMatch(operand -> implies(expression, operand));
            case EventExpression.And(List<EventExpression> operands) ->
                    operands.stream().allMatch(operand -> implies(expression, operand));
            case EventExpression.Holds(int predicate) ->
                    expression instanceof EventExpression.Holds(int holding)
                            ? implies(holding, predicate)
                            : predicates.get(predicate) instanceof Predicate.Derived derived
                                    && impliesParts(expression, derived.expression());
        };
    }
}
