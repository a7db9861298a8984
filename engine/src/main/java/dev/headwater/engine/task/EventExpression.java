package dev.headwater.engine.task;

import java.io.Serializable;
import java.util.List;
import java.util.function.IntPredicate;

/// A boolean expression over the predicates' counts at one event; a predicate holds where its count
/// is above 0.
public sealed interface EventExpression extends Serializable {
    /// Whether the expression holds where `inputs` says which predicates, by id, hold.
    default boolean holds(IntPredicate inputs) {
        return switch (this) {
            case Holds(int predicate) -> inputs.test(predicate);
            case And(List<EventExpression> operands) ->
                    operands.stream().allMatch(operand -> operand.holds(inputs));
            case Or(List<EventExpression> operands) ->
                    operands.stream().anyMatch(operand -> operand.holds(inputs));
            case Not(EventExpression operand) -> !operand.holds(inputs);
        };
    }

    /// The predicate with this id.
    record Holds(int predicate) implements EventExpression {}

    record And(List<EventExpression> operands) implements EventExpression {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(List<EventExpression> operands) implements EventExpression {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    record Not(EventExpression operand) implements EventExpression {}
}
