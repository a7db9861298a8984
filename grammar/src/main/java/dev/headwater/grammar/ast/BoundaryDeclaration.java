package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;
import org.jspecify.annotations.Nullable;

/// The `start` or `end` of a window as written.
public sealed interface BoundaryDeclaration {
    /// Where to point: the scalar, or the window's name when the key is absent.
    Span span();

    /// A YAML null: the start or the end of the record.
    record RecordEdge(Span span) implements BoundaryDeclaration {}

    /// The key is absent.
    record Omitted(Span span) implements BoundaryDeclaration {}

    /// Could not be read; already reported.
    record Unreadable(Span span) implements BoundaryDeclaration {}

    /// A reference and at most one step from it, such as `trigger + 24h` or `start -> discharge`.
    record Expression(BoundaryReference reference, @Nullable BoundaryStep step, Span span)
            implements BoundaryDeclaration {}
}
