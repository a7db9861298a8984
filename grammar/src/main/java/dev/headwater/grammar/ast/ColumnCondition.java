package dev.headwater.grammar.ast;

/// `column: matcher` in a plain predicate: the data column of that name must be so.
///
/// `underOtherColumns` tells `other_cols: {column: value}` from an extra key beside `code`.
public record ColumnCondition(Name column, ColumnMatcher matcher, boolean underOtherColumns) {}
