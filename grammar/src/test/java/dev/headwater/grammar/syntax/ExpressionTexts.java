package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.ValueBound;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Expressions as text in which every operator stands in front.
final class ExpressionTexts {
    private ExpressionTexts() {}

    static String print(PredicateExpression expression) {
        return switch (expression) {
            case PredicateExpression.Reference(Name name) -> name.text();
            case PredicateExpression.ColumnTest(Name column, ColumnMatcher matcher, _) ->
                    "[" + column.text() + " " + print(matcher) + "]";
            case PredicateExpression.And(List<PredicateExpression> operands, _) ->
                    "and" + print(operands);
            case PredicateExpression.Or(List<PredicateExpression> operands, _) ->
                    "or" + print(operands);
            case PredicateExpression.Not(PredicateExpression operand, _) ->
                    "not" + print(List.of(operand));
            case PredicateExpression.Where(var rows, var condition, _) ->
                    "where" + print(List.of(rows, condition));
        };
    }

    static String print(ColumnMatcher matcher) {
        return switch (matcher) {
            case ColumnMatcher.Equal(Scalar value) -> "= " + print(value);
            case ColumnMatcher.AnyOf(List<Scalar> values, _) ->
                    values.stream()
                            .map(ExpressionTexts::print)
                            .collect(Collectors.joining(", ", "in ", ""));
            case ColumnMatcher.Regex(Scalar pattern, _) -> "~ " + pattern.text();
            case ColumnMatcher.DescendantsOf(List<Scalar> ancestors, _) ->
                    ancestors.stream()
                            .map(ExpressionTexts::print)
                            .collect(Collectors.joining(", ", "descendants of ", ""));
            case ColumnMatcher.Range(ValueBound min, ValueBound max, _) ->
                    Stream.of(print("min", min), print("max", max))
                            .filter(bound -> !bound.isEmpty())
                            .collect(Collectors.joining(", "));
        };
    }

    private static String print(List<PredicateExpression> operands) {
        return operands.stream()
                .map(ExpressionTexts::print)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String print(String side, @Nullable ValueBound bound) {
        if (bound == null) {
            return "";
        }
        Scalar inclusive = bound.inclusive();
        String flag = inclusive == null ? "null" : print(inclusive);
        return side + " " + bound.value().text() + " " + flag;
    }

    private static String print(Scalar scalar) {
        return scalar.kind() + " " + scalar.text();
    }
}
