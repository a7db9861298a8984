package dev.headwater.engine.survey;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Severity;
import java.util.List;

/// Says that a dataset's list of codes lacks some of the data.
public final class UnlistedCodes {
    private UnlistedCodes() {}

    /// @param codes at least one
    public static Diagnostic warning(List<String> codes) {
        String message =
                "`metadata/codes.parquet` does not list "
                        + (codes.size() == 1 ? "a code" : codes.size() + " codes")
                        + " of the data, such as `"
                        + codes.getFirst()
                        + "`";
        return Diagnostic.unplaced(DiagnosticCode.D020, Severity.WARNING, message);
    }
}
