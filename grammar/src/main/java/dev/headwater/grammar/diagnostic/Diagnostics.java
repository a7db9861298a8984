package dev.headwater.grammar.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Collects the mistakes of one run, in the order found. Not thread-safe.
public final class Diagnostics {
    private final List<Diagnostic> all = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        all.add(diagnostic);
    }

    public void addAll(List<Diagnostic> diagnostics) {
        all.addAll(diagnostics);
    }

    /// A live, unmodifiable view.
    public List<Diagnostic> all() {
        return Collections.unmodifiableList(all);
    }

    public boolean hasErrors() {
        return all.stream().anyMatch(Diagnostic::isError);
    }
}
