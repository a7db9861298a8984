package dev.headwater.predicates.kernel;

import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
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
                && predicate.equalities().stream()
                        .allMatch(e -> isEqual(e, columns.get(e.column())));
    }

    private static boolean codeMatches(CodeMatcher matcher, @Nullable String code) {
        if (code == null) {
            return false;
        }
        return switch (matcher) {
            case CodeMatcher.Literal literal -> code.equals(literal.code());
            case CodeMatcher.AnyOf anyOf -> anyOf.codes().contains(code);
            case CodeMatcher.Regex regex ->
                    PATTERNS.computeIfAbsent(regex.pattern(), Pattern::compile)
                            .matcher(code)
                            .find();
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

    private static boolean isEqual(ColumnEquality equality, @Nullable Object value) {
        return value != null && value.equals(equality.literal());
    }
}
