package dev.headwater.engine.check;

import dev.headwater.engine.task.Predicate;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import org.jspecify.annotations.Nullable;

/// Value bounds that leave open whether they belong to the range, that float32 (the precision of
/// MEDS values) cannot hold, or that leave nothing between them.
final class ValueRule implements Rule {
    /// Up to here, float32 holds every integer.
    private static final double LARGEST_EXACT_INTEGER = 0x1p24;

    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        for (Predicate predicate : task.task().predicates()) {
            if (predicate instanceof Predicate.Plain(String name, RowPredicate row, _)
                    && row != null
                    && row.range() != null
                    && task.declared().find(name) instanceof PredicateDeclaration.Plain written) {
                check(row.range(), written, findings);
            }
        }
    }

    private static void check(
            ValueRange range, PredicateDeclaration.Plain written, Diagnostics findings) {
        checkFlag("value_min", written.valueMin(), findings);
        checkFlag("value_max", written.valueMax(), findings);
        checkPrecision(written.valueMin(), findings);
        checkPrecision(written.valueMax(), findings);
        ValueBound bound = written.valueMax() == null ? written.valueMin() : written.valueMax();
        if (bound != null && isEmpty(range)) {
            Span span = bound.value().span();
            Diagnostic warning =
                    Diagnostic.warning(DiagnosticCode.C032, "no value meets this range", span, "");
            if (written.valueMin() != null && written.valueMax() != null) {
                warning = warning.withSecondary(written.valueMin().value().span(), "from here");
            }
            findings.add(warning.withHelp(help(range)));
        }
    }

    private static void checkFlag(String key, @Nullable ValueBound bound, Diagnostics findings) {
        if (bound != null && (bound.inclusive() == null || bound.inclusive().isNull())) {
            String value = bound.value().text();
            String message = "`" + key + ": " + value + "` does not include " + value;
            findings.add(
                    Diagnostic.warning(DiagnosticCode.C031, message, bound.value().span(), "")
                            .withHelp("say so: `" + key + "_inclusive: false`, or `true`"));
        }
    }

    private static void checkPrecision(@Nullable ValueBound bound, Diagnostics findings) {
        if (bound == null) {
            return;
        }
        double value = bound.value().doubleValue();
        boolean isLargeInteger =
                Math.abs(value) > LARGEST_EXACT_INTEGER && value == Math.rint(value);
        if (isLargeInteger && Double.isFinite(value) && (double) (float) value != value) {
            String message = "float32 values cannot tell this bound from its neighbours";
            String label = "compared as " + (long) (float) value;
            findings.add(
                    Diagnostic.warning(DiagnosticCode.C033, message, bound.value().span(), label)
                            .withHelp("MEDS stores values as float32, with about 7 digits"));
        }
    }

    private static boolean isEmpty(ValueRange range) {
        float min = range.min() == null ? Float.NEGATIVE_INFINITY : range.min().floatValue();
        float max = range.max() == null ? Float.POSITIVE_INFINITY : range.max().floatValue();
        float low = range.min() == null || range.minInclusive() ? min : Math.nextUp(min);
        float high = range.max() == null || range.maxInclusive() ? max : Math.nextDown(max);
        // Also where a bound is not a number.
        return !(low <= high);
    }

    private static String help(ValueRange range) {
        Double min = range.min();
        Double max = range.max();
        if (min == null || max == null) {
            return "a bound must be a number that values can be compared with";
        }
        if (min > max) {
            return "write the smaller bound as `value_min`";
        }
        return min.equals(max)
                ? "write both flags as `true` for exactly this value"
                : "the bounds are too close for float32, the precision of MEDS values";
    }
}
