package dev.headwater.grammar.syntax;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import java.util.HashMap;
import java.util.Map;

/// What was said and may be said once, by what it is about.
final class SaidOnce {
    private final Map<String, Span> first = new HashMap<>();
    private final Diagnostics diagnostics;

    SaidOnce(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// Whether `what` is said for the first time; reported when not.
    boolean admits(String what, Span span) {
        Span before = first.putIfAbsent(what, span);
        if (before != null) {
            diagnostics.add(repeated(what, span, before));
        }
        return before == null;
    }

    boolean has(String what) {
        return first.containsKey(what);
    }

    /// Takes `what` for said, whether or not it was before.
    void mark(String what, Span span) {
        first.putIfAbsent(what, span);
    }

    static Diagnostic repeated(String what, Span again, Span first) {
        return Diagnostic.error(
                        DiagnosticCode.S022, "`" + what + "` is said twice", again, "again here")
                .withSecondary(first, "first here");
    }
}
