package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;

/// What a boundary starts from.
public sealed interface BoundaryReference {
    Span span();

    /// `start` or `end`: the other endpoint of the same window.
    record OwnEndpoint(Side side, Span span) implements BoundaryReference {}

    /// `trigger`.
    record Trigger(Span span) implements BoundaryReference {}

    /// `window.start` or `window.end`; `window` may be undeclared.
    record WindowEndpoint(Name window, Side side, Span span) implements BoundaryReference {}

    /// Any other bare word, such as a predicate's name or `None`.
    record Word(Name name) implements BoundaryReference {
        @Override
        public Span span() {
            return name.span();
        }
    }
}
