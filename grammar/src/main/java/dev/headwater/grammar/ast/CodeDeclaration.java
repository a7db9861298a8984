package dev.headwater.grammar.ast;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.source.Span;
import java.util.List;

/// The value of a predicate's `code` key.
public sealed interface CodeDeclaration {
    Span span();

    /// `code: X`. A null scalar is legal and matches nothing in `aces-0.7.3`.
    record Literal(Scalar value, Span span) implements CodeDeclaration {}

    /// `code: {any: [...]}`.
    record AnyOf(List<Scalar> values, Span span) implements CodeDeclaration {
        public AnyOf {
            values = List.copyOf(values);
        }
    }

    /// `code: {regex: R}`. The scalar is a non-empty string.
    record Regex(Scalar pattern, Span span) implements CodeDeclaration {}

    /// `code: {descendants_of: X}` or a list of them, not empty: these codes and all below them.
    record DescendantsOf(List<Scalar> ancestors, Span span) implements CodeDeclaration {
        public DescendantsOf {
            ancestors = List.copyOf(ancestors);
        }
    }

    /// Anything else. The mistake counts only when codes are looked at (not with `direct` input in
    /// `aces-0.7.3`).
    record Unreadable(Diagnostic mistake, Span span) implements CodeDeclaration {}
}
