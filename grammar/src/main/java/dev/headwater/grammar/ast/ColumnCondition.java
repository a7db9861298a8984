package dev.headwater.grammar.ast;

/// `column: value` in a plain predicate: the data column of that name equals the value.
///
/// `underOtherColumns` tells `other_cols: {column: value}` from an extra key beside `code`.
public record ColumnCondition(Name column, Scalar value, boolean underOtherColumns) {}
