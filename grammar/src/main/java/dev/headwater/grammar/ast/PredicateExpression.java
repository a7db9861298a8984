package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;
import java.util.List;

/// The `expr` of a predicate, about events or about rows; which of them, the analysis decides.
///
/// `And` and `Or` have one operand or more, written `a and b` or `and(a, b)`. Parentheses leave no
/// trace.
public sealed interface PredicateExpression {
    Span span();

    /// The name of a predicate, which may be undeclared.
    record Reference(Name predicate) implements PredicateExpression {
        @Override
        public Span span() {
            return predicate.span();
        }
    }

    /// `value < 13` or `unit in ("mg", "g")`: a condition on a column of one row. The column `value`
    /// is short for `numeric_value`.
    record ColumnTest(Name column, ColumnMatcher matcher, Span span)
            implements PredicateExpression {}

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

    record Not(PredicateExpression operand, Span span) implements PredicateExpression {}

    /// `rows where condition`: the rows of `rows` that meet `condition`.
    record Where(PredicateExpression rows, PredicateExpression condition, Span span)
            implements PredicateExpression {}
}
