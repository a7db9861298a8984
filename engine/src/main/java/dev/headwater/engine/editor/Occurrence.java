package dev.headwater.engine.editor;

import dev.headwater.grammar.source.Span;

/// A name in a text: where a predicate or a window is declared or referred to. `span` covers the
/// name alone, without quotes.
record Occurrence(Kind kind, String name, Span span, boolean isDeclaration) {
    enum Kind {
        PREDICATE,
        WINDOW
    }

    boolean isOf(Occurrence other) {
        return kind == other.kind && name.equals(other.name);
    }
}
