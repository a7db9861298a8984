package dev.headwater.engine.analysis;

import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.predicates.ir.ValueRange;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The bounds of a number -> range. Bounds are exclusive unless a flag says otherwise.
final class ValueRangeResolver {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final AnalysisScope scope;
    private final FlagReader flags;

    ValueRangeResolver(AnalysisScope scope) {
        this.scope = scope;
        this.flags = new FlagReader(scope);
    }

    /// The range, or null without a bound.
    @Nullable ValueRange resolve(@Nullable ValueBound lower, @Nullable ValueBound upper) {
        Double min = bound(lower);
        Double max = bound(upper);
        boolean minInclusive = isInclusive(lower);
        boolean maxInclusive = isInclusive(upper);
        return min == null && max == null
                ? null
                : new ValueRange(min, minInclusive, max, maxInclusive, scope.isAces());
    }

    private @Nullable Double bound(@Nullable ValueBound bound) {
        if (bound == null || bound.value().isNull()) {
            return null;
        }
        Scalar value = bound.value();
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.kind() == Scalar.Kind.BOOLEAN && scope.isAces()) {
            return FlagReader.isTrue(value) ? 1.0 : 0.0;
        }
        String message = "a value bound must be a number, not `" + value.text() + "`";
        Diagnostic error = Diagnostic.error(DiagnosticCode.T032, message, value.span(), "");
        boolean isQuotedNumber = NUMBER.matcher(value.text()).matches();
        scope.report(isQuotedNumber ? error.withFix(Edit.safe(value.span(), value.text())) : error);
        return null;
    }

    boolean isInclusive(@Nullable ValueBound bound) {
        return bound != null && flags.ofPredicate(bound.inclusive());
    }
}
