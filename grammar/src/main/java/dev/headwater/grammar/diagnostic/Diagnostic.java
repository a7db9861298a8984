package dev.headwater.grammar.diagnostic;

import dev.headwater.grammar.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user's mistake as a value.
///
/// `message` says what is wrong (lower case, no full stop, names in backquotes), `primary` where,
/// `help` what to do. `primary` is null only when no text can be pointed at (a data file, an
/// option); such messages name the file themselves.
public record Diagnostic(
        DiagnosticCode code,
        Severity severity,
        String message,
        @Nullable Label primary,
        List<Label> secondary,
        List<String> help) {

    public Diagnostic {
        secondary = List.copyOf(secondary);
        help = List.copyOf(help);
    }

    /// A span and the few words that stand under its carets (may be empty).
    public record Label(Span span, String text) {}

    public static Diagnostic error(DiagnosticCode code, String message, Span span, String label) {
        return new Diagnostic(
                code, Severity.ERROR, message, new Label(span, label), List.of(), List.of());
    }

    public static Diagnostic warning(DiagnosticCode code, String message, Span span, String label) {
        return new Diagnostic(
                code, Severity.WARNING, message, new Label(span, label), List.of(), List.of());
    }

    public Diagnostic withHelp(String line) {
        return new Diagnostic(code, severity, message, primary, secondary, append(help, line));
    }

    public Diagnostic withSecondary(Span span, String text) {
        return new Diagnostic(
                code, severity, message, primary, append(secondary, new Label(span, text)), help);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    private static <T> List<T> append(List<T> list, T last) {
        var copy = new java.util.ArrayList<>(list);
        copy.add(last);
        return copy;
    }
}
