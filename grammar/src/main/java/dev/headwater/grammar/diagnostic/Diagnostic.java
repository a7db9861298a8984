package dev.headwater.grammar.diagnostic;

import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user's mistake as a value.
///
/// `message` says what is wrong (lower case, no full stop, names in backquotes), `primary` where,
/// `help` what to do. `primary` is null only when no text can be pointed at (a data file, an
/// option); such messages name the file themselves. Each of `edits` alone mends the mistake; the
/// likeliest comes first.
public record Diagnostic(
        DiagnosticCode code,
        Severity severity,
        String message,
        @Nullable Label primary,
        List<Label> secondary,
        List<String> help,
        List<Edit> edits) {

    public Diagnostic {
        secondary = List.copyOf(secondary);
        help = List.copyOf(help);
        edits = List.copyOf(edits);
    }

    /// Without edits.
    public Diagnostic(
            DiagnosticCode code,
            Severity severity,
            String message,
            @Nullable Label primary,
            List<Label> secondary,
            List<String> help) {
        this(code, severity, message, primary, secondary, help, List.of());
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

    /// One for which no text can be pointed at; `message` names what it is about.
    public static Diagnostic unplaced(DiagnosticCode code, Severity severity, String message) {
        return new Diagnostic(code, severity, message, null, List.of(), List.of());
    }

    public Diagnostic withHelp(String line) {
        return new Diagnostic(
                code, severity, message, primary, secondary, append(help, line), edits);
    }

    public Diagnostic withSecondary(Span span, String text) {
        return new Diagnostic(
                code,
                severity,
                message,
                primary,
                append(secondary, new Label(span, text)),
                help,
                edits);
    }

    public Diagnostic withFix(Edit edit) {
        return new Diagnostic(
                code, severity, message, primary, secondary, help, append(edits, edit));
    }

    public Diagnostic withSeverity(Severity changed) {
        return new Diagnostic(code, changed, message, primary, secondary, help, edits);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    private static <T> List<T> append(List<T> list, T last) {
        var copy = new ArrayList<>(list);
        copy.add(last);
        return copy;
    }
}
