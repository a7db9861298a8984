package dev.headwater.predicates.ir;

/// The RE2 pattern is found somewhere in the text column `column` (unanchored search).
public record ColumnRegex(String column, String pattern) implements RowCondition {}
