package dev.headwater.engine.analysis;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.source.Span;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.ColumnRange;
import dev.headwater.predicates.ir.ColumnRegex;
import dev.headwater.predicates.ir.ColumnTimeRange;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.TimeLiteral;
import dev.headwater.predicates.ir.ValueRange;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a column must be like -> condition. After a mistake, which is reported, the condition is
/// none that a row meets.
final class ColumnMatcherResolver {
    private final AnalysisScope scope;
    private final CodeResolver codes;
    private final ValueRangeResolver ranges;

    ColumnMatcherResolver(AnalysisScope scope) {
        this.scope = scope;
        this.codes = new CodeResolver(scope);
        this.ranges = new ValueRangeResolver(scope);
    }

    /// The column is named as in the data.
    RowCondition resolve(String column, ColumnMatcher matcher) {
        return switch (matcher) {
            case ColumnMatcher.Equal(Scalar value) -> equality(column, value);
            case ColumnMatcher.AnyOf(List<Scalar> values, _) ->
                    new RowCondition.Or(
                            values.stream()
                                    .<RowCondition>map(value -> equality(column, value))
                                    .toList());
            case ColumnMatcher.Regex(Scalar pattern, _) ->
                    codes.isRunnable(pattern)
                            ? new ColumnRegex(column, pattern.text())
                            : new CodeMatcher.Nothing();
            case ColumnMatcher.DescendantsOf(_, Span span) -> {
                scope.reject(DiagnosticCode.T032, span, "only a code has descendants");
                yield new CodeMatcher.Nothing();
            }
            case ColumnMatcher.Range(ValueBound min, ValueBound max, Span span) ->
                    isTime(min) || isTime(max)
                            ? times(column, min, max, span)
                            : numbers(column, min, max, span);
        };
    }

    private RowCondition numbers(
            String column, @Nullable ValueBound min, @Nullable ValueBound max, Span span) {
        ValueRange range = ranges.resolve(min, max);
        if (range == null) {
            return new CodeMatcher.Nothing();
        }
        boolean meet = range.minInclusive() && range.maxInclusive();
        checkRange("number", range.min(), range.max(), meet, span);
        return new ColumnRange(column, range);
    }

    private RowCondition times(
            String column, @Nullable ValueBound min, @Nullable ValueBound max, Span span) {
        Long first = micros(min);
        Long last = micros(max);
        if (first == null && last == null) {
            return new CodeMatcher.Nothing();
        }
        boolean minInclusive = ranges.isInclusive(min);
        boolean maxInclusive = ranges.isInclusive(max);
        checkRange("time", first, last, minInclusive && maxInclusive, span);
        return new ColumnTimeRange(column, first, minInclusive, last, maxInclusive);
    }

    private static boolean isTime(@Nullable ValueBound bound) {
        return bound != null && TimeLiteral.micros(bound.value().text()) != null;
    }

    private @Nullable Long micros(@Nullable ValueBound bound) {
        if (bound == null) {
            return null;
        }
        Long micros = TimeLiteral.micros(bound.value().text());
        if (micros == null) {
            String message =
                    "the other bound is a time, and `" + bound.value().text() + "` is none";
            scope.reject(DiagnosticCode.T032, bound.value().span(), message);
        }
        return micros;
    }

    /// As [#resolve] for the column `code`, which holds texts.
    CodeMatcher resolveCode(ColumnMatcher matcher) {
        return switch (matcher) {
            case ColumnMatcher.Equal(Scalar value) ->
                    codes.resolve(new CodeDeclaration.Literal(value, value.span()));
            case ColumnMatcher.AnyOf(List<Scalar> values, Span span) ->
                    codes.resolve(new CodeDeclaration.AnyOf(values, span));
            case ColumnMatcher.Regex(Scalar pattern, Span span) ->
                    codes.resolve(new CodeDeclaration.Regex(pattern, span));
            case ColumnMatcher.DescendantsOf(List<Scalar> ancestors, Span span) ->
                    codes.resolve(new CodeDeclaration.DescendantsOf(ancestors, span));
            case ColumnMatcher.Range(_, _, Span span) -> {
                scope.reject(DiagnosticCode.T032, span, "a code is a text and has no range");
                yield new CodeMatcher.Nothing();
            }
        };
    }

    /// As [#resolve] for the value of a row, which is a number.
    RowCondition resolveValue(ColumnMatcher matcher) {
        switch (matcher) {
            case ColumnMatcher.Equal(Scalar value) -> checkNumber(value);
            case ColumnMatcher.AnyOf(List<Scalar> values, _) -> values.forEach(this::checkNumber);
            case ColumnMatcher.Regex(_, Span span) ->
                    scope.reject(
                            DiagnosticCode.T032,
                            span,
                            "a value is a number and cannot match a regex");
            case ColumnMatcher.Range(ValueBound min, ValueBound max, Span span) -> {
                return numbers(ColumnRange.VALUE, min, max, span);
            }
            case ColumnMatcher.DescendantsOf _ -> {}
        }
        return resolve(ColumnRange.VALUE, matcher);
    }

    private void checkNumber(Scalar value) {
        if (!value.isNumber()) {
            String message = "a value is a number and cannot equal `" + value.text() + "`";
            scope.reject(DiagnosticCode.T032, value.span(), message);
        }
    }

    /// @param meet whether both bounds are inclusive
    private <T extends Comparable<T>> void checkRange(
            String noun, @Nullable T min, @Nullable T max, boolean meet, Span span) {
        if (min == null || max == null) {
            return;
        }
        int order = min.compareTo(max);
        if (order > 0 || (order == 0 && !meet)) {
            String message = "no " + noun + " lies in this range";
            scope.reject(DiagnosticCode.T045, span, message, "write the smaller bound first");
        }
    }

    private static ColumnEquality equality(String column, Scalar value) {
        return new ColumnEquality(column, literal(value));
    }

    private static @Nullable Serializable literal(Scalar value) {
        return switch (value.kind()) {
            case NULL -> null;
            case BOOLEAN -> FlagReader.isTrue(value);
            case INTEGER -> integer(value);
            case FLOAT -> value.doubleValue();
            case STRING -> value.text();
        };
    }

    /// A double holds integers of up to 53 bits; beyond, only decimal ones are told apart.
    private static Serializable integer(Scalar value) {
        double rounded = value.doubleValue();
        if (Math.abs(rounded) < 0x1p53) {
            return (long) rounded;
        }
        try {
            return Long.parseLong(value.text().replace("_", ""));
        } catch (NumberFormatException _) {
            return rounded;
        }
    }
}
