package dev.headwater.predicates.ir;

/// The number in the data column `column` lies in the range; a boolean counts as 1 or 0.
public record ColumnRange(String column, ValueRange range) implements RowCondition {
    /// The column of a row's value.
    public static final String VALUE = "numeric_value";
}
