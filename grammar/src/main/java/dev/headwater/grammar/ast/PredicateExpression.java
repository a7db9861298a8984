package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;
import java.util.List;

/// The `expr` of a predicate, about events or about rows.
///
/// `And` and `Or` have one operand or more, written `a and b` or `and(a, b)`. Parentheses leave no
/// trace.
public sealed interface PredicateExpression {
    Span span();

    /// Whether it says what one row must be like: it is refined by `where`, or there are only
    /// conditions on columns. Else it combines what holds at the time of an event.
    default boolean isAboutRows() {
        return this instanceof Where || hasOnlyColumns();
    }

    private boolean hasOnlyColumns() {
        return switch (this) {
            case Reference _ -> false;
            case ColumnTest _ -> true;
            case And(List<PredicateExpression> operands, _) ->
                    operands.stream().allMatch(PredicateExpression::hasOnlyColumns);
            case Or(List<PredicateExpression> operands, _) ->
                    operands.stream().allMatch(PredicateExpression::hasOnlyColumns);
            case Not(PredicateExpression operand, _) -> operand.hasOnlyColumns();
            case Where(PredicateExpression rows, PredicateExpression condition, _) ->
                    rows.hasOnlyColumns() && condition.hasOnlyColumns();
        };
    }

    /// The name of a predicate, which may be undeclared.
    record Reference(Name predicate) implements PredicateExpression {
        @Override
        public Span span() {
            return predicate.span();
        }
    }

    /// `value < 13` or `unit in ("mg", "g")`: a condition on a column of one row. The column
    /// `value` is short for `numeric_value`.
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
