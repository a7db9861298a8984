package dev.headwater.engine.cli;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticRenderer;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Prints diagnostics with their source lines, an empty line after each.
final class DiagnosticPrinter {
    private final PrintWriter err;
    private final DiagnosticRenderer renderer;

    DiagnosticPrinter(PrintWriter err, boolean colored) {
        this.err = err;
        this.renderer = new DiagnosticRenderer(colored);
    }

    void print(Diagnostics diagnostics) {
        print(diagnostics.all());
    }

    void print(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            err.println(renderer.render(diagnostic));
        }
        err.flush();
    }

    /// Such as `2 errors, 1 warning`, or `no errors`.
    static String count(Diagnostics diagnostics) {
        long errors = diagnostics.all().stream().filter(Diagnostic::isError).count();
        long warnings = diagnostics.all().size() - errors;
        List<String> parts = new ArrayList<>();
        parts.add(errors == 0 ? "no errors" : errors + (errors == 1 ? " error" : " errors"));
        if (warnings > 0) {
            parts.add(warnings + (warnings == 1 ? " warning" : " warnings"));
        }
        return String.join(", ", parts);
    }
}
