package dev.headwater.engine.analysis;

import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a flag means. In `standard` it is a boolean; in `aces-0.7.3` any scalar goes by Python's
/// notion of truth, so `no` is true.
final class FlagReader {
    private final AnalysisScope scope;

    FlagReader(AnalysisScope scope) {
        this.scope = scope;
    }

    /// The `*_inclusive` flag of a window; true when absent.
    boolean ofWindow(@Nullable Scalar flag) {
        return flag == null || read(flag);
    }

    /// A flag of a predicate; false when absent or null.
    boolean ofPredicate(@Nullable Scalar flag) {
        return flag != null && !flag.isNull() && read(flag);
    }

    private boolean read(Scalar flag) {
        if (flag.kind() == Scalar.Kind.BOOLEAN || scope.isAces()) {
            return isTrue(flag);
        }
        String message = "a flag must be a boolean, not `" + flag.text() + "`";
        Diagnostic error =
                Diagnostic.error(DiagnosticCode.T030, message, flag.span(), "")
                        .withHelp("write `true` or `false`");
        Boolean meant = meant(flag);
        scope.report(
                meant == null ? error : error.withFix(Edit.safe(flag.span(), meant.toString())));
        return false;
    }

    /// The boolean that other languages write like this, or null.
    private static @Nullable Boolean meant(Scalar flag) {
        return switch (flag.text().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> true;
            case "false", "no", "n", "off", "0" -> false;
            default -> null;
        };
    }

    /// Python's truth of a YAML scalar.
    static boolean isTrue(Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> false;
            case BOOLEAN -> scalar.text().toLowerCase(Locale.ROOT).equals("true");
            case INTEGER, FLOAT -> scalar.doubleValue() != 0;
            case STRING -> !scalar.text().isEmpty();
        };
    }
}
