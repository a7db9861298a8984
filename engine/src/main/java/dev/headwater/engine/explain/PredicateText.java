package dev.headwater.engine.explain;

import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.List;
import java.util.stream.Collectors;

/// Predicates in words, on one line each.
final class PredicateText {
    private final List<Predicate> predicates;

    PredicateText(List<Predicate> predicates) {
        this.predicates = predicates;
    }

    String of(Predicate predicate) {
        String condition =
                switch (predicate) {
                    case Predicate.Plain(_, RowPredicate row, _) ->
                            row == null ? "counted in the data" : print(row);
                    case Predicate.Derived derived -> print(derived.expression());
                    case Predicate.Special(Predicate.Special.Kind kind) ->
                            switch (kind) {
                                case ANY_EVENT -> "every event";
                                case RECORD_START -> "the first event";
                                case RECORD_END -> "the last event";
                            };
                };
        return predicate.isStatic() ? condition + " (static)" : condition;
    }

    private String print(EventExpression expression) {
        return switch (expression) {
            case EventExpression.Holds(int predicate) -> predicates.get(predicate).name();
            case EventExpression.And(List<EventExpression> operands) -> join("and", operands);
            case EventExpression.Or(List<EventExpression> operands) -> join("or", operands);
        };
    }

    private String join(String operator, List<EventExpression> operands) {
        return operands.stream()
                .map(this::print)
                .collect(Collectors.joining(", ", operator + "(", ")"));
    }

    private static String print(RowPredicate row) {
        StringBuilder text = new StringBuilder(print(row.code()));
        if (row.range() != null) {
            text.append(", ").append(print(row.range()));
        }
        for (ColumnEquality equality : row.equalities()) {
            text.append(", ").append(equality.column()).append(" = ").append(equality.literal());
        }
        return text.toString();
    }

    private static String print(CodeMatcher code) {
        return switch (code) {
            case CodeMatcher.Literal(String literal) -> "code = " + literal;
            case CodeMatcher.AnyOf anyOf -> "code in " + anyOf.codes().stream().sorted().toList();
            case CodeMatcher.Regex(String pattern) -> "code ~ " + pattern;
            case CodeMatcher.Nothing _ -> "no code";
        };
    }

    private static String print(ValueRange range) {
        String above =
                range.min() == null ? "" : range.min() + (range.minInclusive() ? " <= " : " < ");
        String below =
                range.max() == null ? "" : (range.maxInclusive() ? " <= " : " < ") + range.max();
        return above + "value" + below;
    }
}
