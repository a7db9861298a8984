package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Severity;

/// The data is missing or broken. The message names the file, and the row group, column and row
/// where they are known.
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final DiagnosticCode code;

    public DataException(DiagnosticCode code, String message) {
        super(message);
        this.code = code;
    }

    public DataException(DiagnosticCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public DiagnosticCode code() {
        return code;
    }

    /// As a message to the user.
    public Diagnostic diagnostic() {
        return Diagnostic.unplaced(code, Severity.ERROR, message());
    }

    /// The message, which is always there.
    public String message() {
        return String.valueOf(getMessage());
    }
}
