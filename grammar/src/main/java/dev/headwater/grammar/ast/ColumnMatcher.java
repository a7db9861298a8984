package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the value of a data column must be like.
public sealed interface ColumnMatcher {
    Span span();

    /// `unit: mg` or `unit = "mg"`: equal to the value.
    record Equal(Scalar value) implements ColumnMatcher {
        @Override
        public Span span() {
            return value.span();
        }
    }

    /// `unit: {any: [mg, g]}` or `unit in ("mg", "g")`: equal to one of the values, of which there
    /// is at least one.
    record AnyOf(List<Scalar> values, Span span) implements ColumnMatcher {
        public AnyOf {
            values = List.copyOf(values);
        }
    }

    /// `unit: {regex: "^m"}` or `unit ~ "^m"`. The scalar is a non-empty string.
    record Regex(Scalar pattern, Span span) implements ColumnMatcher {}

    /// `code descendants of "X"` or a list in parentheses, not empty: the values, codes that they
    /// are, and all below them.
    record DescendantsOf(List<Scalar> ancestors, Span span) implements ColumnMatcher {
        public DescendantsOf {
            ancestors = List.copyOf(ancestors);
        }
    }

    /// `dose: {min: 3, max: 5, min_inclusive: true}` or `3 <= dose < 5`; at least one bound is
    /// given. The flag of a bound in an expression stands for its operator, and has its place.
    record Range(@Nullable ValueBound min, @Nullable ValueBound max, Span span)
            implements ColumnMatcher {}
}
