package dev.headwater.engine.scan;

/// A top-level column of a Parquet file. `leaf` is its place among the column chunks of a row
/// group, -1 if the column is nested.
record ParquetColumn(
        String name, int leaf, ColumnType type, boolean isOptional, String description) {
    boolean isNested() {
        return leaf < 0;
    }
}
