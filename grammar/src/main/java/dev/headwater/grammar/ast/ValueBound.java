package dev.headwater.grammar.ast;

import org.jspecify.annotations.Nullable;

/// `value_min` or `value_max` with its `*_inclusive` flag; `inclusive` is null when that key is
/// absent. A flag without a bound gives no bound.
public record ValueBound(Scalar value, @Nullable Scalar inclusive) {}
