package dev.headwater.predicates.kernel;

import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.ColumnRange;
import dev.headwater.predicates.ir.ColumnRegex;
import dev.headwater.predicates.ir.ColumnTimeRange;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The scalar twin of all kernels: one predicate and one row at a time, as the documentation words
/// it.
final class NaiveMatcher {
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private NaiveMatcher() {}

    /// @param value a Float or Double
    /// @param columns the other columns' values by name
    static boolean matches(
            RowPredicate predicate,
            @Nullable String code,
            @Nullable Number value,
            Map<String, ? extends @Nullable Object> columns) {
        return codeMatches(predicate.code(), code)
                && (predicate.range() == null || isInRange(predicate.range(), value))
                && predicate.conditions().stream()
                        .allMatch(condition -> meets(condition, code, columns));
    }

    /// @param columns the columns' values by name, the value's included
    static boolean meets(
            RowCondition condition,
            @Nullable String code,
            Map<String, ? extends @Nullable Object> columns) {
        return switch (condition) {
            case CodeMatcher matcher -> codeMatches(matcher, code);
            case ColumnEquality equality -> isEqual(equality, columns.get(equality.column()));
            case ColumnRange(String column, ValueRange range) ->
                    isInRange(range, (Number) columns.get(column));
            case ColumnTimeRange range -> isInRange(range, (Long) columns.get(range.column()));
            case ColumnRegex(String column, String pattern) ->
                    columns.get(column) instanceof String text && isFound(pattern, text);
            case RowCondition.And(List<RowCondition> operands) ->
                    operands.stream().allMatch(operand -> meets(operand, code, columns));
            case RowCondition.Or(List<RowCondition> operands) ->
                    operands.stream().anyMatch(operand -> meets(operand, code, columns));
            case RowCondition.Not(RowCondition operand) -> !meets(operand, code, columns);
        };
    }

    private static boolean isFound(String pattern, String text) {
        return PATTERNS.computeIfAbsent(pattern, Pattern::compile).matcher(text).find();
    }

    private static boolean codeMatches(CodeMatcher matcher, @Nullable String code) {
        if (code == null) {
            return matcher instanceof CodeMatcher.Every;
        }
        return switch (matcher) {
            case CodeMatcher.Literal literal -> code.equals(literal.code());
            case CodeMatcher.AnyOf anyOf -> anyOf.codes().contains(code);
            case CodeMatcher.DescendantsOf below -> below.codes().contains(code);
            case CodeMatcher.Regex regex -> isFound(regex.pattern(), code);
            case CodeMatcher.Either either ->
                    either.matchers().stream().anyMatch(one -> codeMatches(one, code));
            case CodeMatcher.Every every -> true;
            case CodeMatcher.Nothing nothing -> false;
        };
    }

    private static boolean isInRange(ValueRange range, @Nullable Number value) {
        if (value == null) {
            return false;
        }
        boolean isFloat = value instanceof Float;
        Double min =
                range.min() != null && isFloat
                        ? Double.valueOf(range.min().floatValue())
                        : range.min();
        Double max =
                range.max() != null && isFloat
                        ? Double.valueOf(range.max().floatValue())
                        : range.max();
        return ClosedIntervalTest.isInRange(value.doubleValue(), range, min, max);
    }

    private static boolean isInRange(ColumnTimeRange range, @Nullable Long micros) {
        if (micros == null) {
            return false;
        }
        int toMin = range.min() == null ? 1 : micros.compareTo(range.min());
        int toMax = range.max() == null ? -1 : micros.compareTo(range.max());
        return (toMin > 0 || toMin == 0 && range.minInclusive())
                && (toMax < 0 || toMax == 0 && range.maxInclusive());
    }

    private static boolean isEqual(ColumnEquality equality, @Nullable Object value) {
        return value != null && value.equals(equality.literal());
    }
}
