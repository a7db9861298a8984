package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;

/// How a boundary moves away from its reference.
public sealed interface BoundaryStep {
    Span span();

    /// `+ duration` or `- duration`; negative for `-`, and may be zero.
    record Offset(Duration duration, Span span) implements BoundaryStep {}

    /// `-> predicate` (next) or `<- predicate` (previous). The name is empty in `start ->`.
    record ToEvent(Name predicate, Direction direction, Span span) implements BoundaryStep {}

    enum Direction {
        NEXT,
        PREVIOUS
    }
}
