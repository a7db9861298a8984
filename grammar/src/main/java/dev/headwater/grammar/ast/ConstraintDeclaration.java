package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;
import org.jspecify.annotations.Nullable;

/// One entry under `has`: at least `min` and at most `max` matches, null = unbounded. Neither `min
/// <= max` nor "not both null" is checked here.
///
/// `splitByFlowComma`: the range was an unquoted `(1, None)` inside a flow mapping, which YAML
/// reads as two entries; `standard` mends it, ACES rejects it.
public record ConstraintDeclaration(
        Name predicate,
        @Nullable Long min,
        @Nullable Long max,
        boolean splitByFlowComma,
        Span rangeSpan) {}
