package dev.headwater.engine.explain;

import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.ColumnRange;
import dev.headwater.predicates.ir.ColumnRegex;
import dev.headwater.predicates.ir.ColumnTimeRange;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
            case EventExpression.Not(EventExpression operand) -> "not(" + print(operand) + ")";
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
            text.append(", ").append(print("value", row.range()));
        }
        row.conditions().forEach(condition -> text.append(", ").append(print(condition)));
        return text.toString();
    }

    private static String print(RowCondition condition) {
        return switch (condition) {
            case CodeMatcher code -> print(code);
            case ColumnEquality(String column, var literal) -> column + " = " + literal;
            case ColumnRange(String column, ValueRange range) -> print(column, range);
            case ColumnTimeRange range -> print(range);
            case ColumnRegex(String column, String pattern) -> column + " ~ " + pattern;
            case RowCondition.And(List<RowCondition> operands) -> joinRows("and", operands);
            case RowCondition.Or(List<RowCondition> operands) -> joinRows("or", operands);
            case RowCondition.Not(RowCondition operand) -> "not(" + print(operand) + ")";
        };
    }

    private static String joinRows(String operator, List<? extends RowCondition> operands) {
        return operands.stream()
                .map(PredicateText::print)
                .collect(Collectors.joining(", ", operator + "(", ")"));
    }

    private static String print(CodeMatcher code) {
        return switch (code) {
            case CodeMatcher.Literal(String literal) -> "code = " + literal;
            case CodeMatcher.AnyOf anyOf -> "code in " + anyOf.codes().stream().sorted().toList();
            case CodeMatcher.DescendantsOf below ->
                    "code descends from "
                            + String.join(", ", below.ancestors().stream().sorted().toList());
            case CodeMatcher.Regex(String pattern) -> "code ~ " + pattern;
            case CodeMatcher.Either(List<CodeMatcher> matchers) -> joinRows("or", matchers);
            case CodeMatcher.Every _ -> "any code";
            case CodeMatcher.Nothing _ -> "no code";
        };
    }

    private static String print(String column, ValueRange range) {
        return print(column, range.min(), range.minInclusive(), range.max(), range.maxInclusive());
    }

    private static String print(ColumnTimeRange range) {
        return print(
                range.column(),
                range.min() == null ? null : TimeText.of(range.min()),
                range.minInclusive(),
                range.max() == null ? null : TimeText.of(range.max()),
                range.maxInclusive());
    }

    private static String print(
            String column,
            @Nullable Object min,
            boolean minInclusive,
            @Nullable Object max,
            boolean maxInclusive) {
        String above = min == null ? "" : min + (minInclusive ? " <= " : " < ");
        String below = max == null ? "" : (maxInclusive ? " <= " : " < ") + max;
        return above + column + below;
    }
}
