package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;
import java.util.List;

/// The `expr` of a derived predicate. `and(...)` and `or(...)` have one operand or more.
public sealed interface PredicateExpression {
    Span span();

    record Reference(Name predicate) implements PredicateExpression {
        @Override
        public Span span() {
            return predicate.span();
        }
    }

    record And(List<PredicateExpression> operands, Span span) implements PredicateExpression {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(List<PredicateExpression> operands, Span span) implements PredicateExpression {
        public Or {
            operands = List.copyOf(operands);
        }
    }
}
