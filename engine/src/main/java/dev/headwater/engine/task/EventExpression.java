package dev.headwater.engine.task;

import java.io.Serializable;
import java.util.List;

/// A boolean expression over the predicates' counts at one event; a predicate holds where its count
/// is above 0.
public sealed interface EventExpression extends Serializable {
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
}
