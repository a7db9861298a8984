package dev.headwater.engine.scan;

import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/// A column of a Parquet file: a top-level one, or a leaf inside of groups with the names of the
/// groups before its own. `leaf` is its place among the column chunks of a row group, -1 if it has
/// no single value a row, except for the leaf of a list. `maxDefinition` is the definition level of
/// values that are not null.
record ParquetColumn(
        String name, int leaf, ColumnType type, int maxDefinition, SchemaElement element) {
    ParquetColumn named(String other) {
        return new ParquetColumn(other, leaf, type, maxDefinition, element);
    }

    boolean isNested() {
        return leaf < 0;
    }

    boolean isOptional() {
        return maxDefinition > 0;
    }

    /// Whether all of it is read by the [GeneralChunkReader].
    boolean isGeneral() {
        return maxDefinition > 1
                || element.getType() == Type.FIXED_LEN_BYTE_ARRAY
                || type == ColumnType.DECIMAL
                || type == ColumnType.WHOLE_DECIMAL;
    }

    /// Its type in the words of the format, for messages.
    String description() {
        if (isNested()) {
            return "nested";
        }
        LogicalType logical = element.getLogicalType();
        return logical == null || logical.getSetField() == null
                ? String.valueOf(element.getType())
                : element.getType() + " " + logical.getSetField();
    }

    /// Its type as data frames call it, such as `int64` or `timestamp[us]`.
    String typeName() {
        if (isNested()) {
            return "nested";
        }
        boolean isUtc =
                element.getLogicalType() != null
                        && element.getLogicalType().isSetTIMESTAMP()
                        && element.getLogicalType().getTIMESTAMP().isAdjustedToUTC;
        String name = type.typeName();
        return isUtc ? name.replace("]", ", UTC]") : name;
    }
}
