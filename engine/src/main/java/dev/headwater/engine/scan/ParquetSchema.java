package dev.headwater.engine.scan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;

/// The top-level columns of a Parquet file by name, in file order, and how many leaf columns there
/// are with the nested ones.
record ParquetSchema(Map<String, ParquetColumn> columns, int leafCount) {

    /// @param elements the schema tree in pre-order, as the footer has it
    /// @throws DataException if that is no tree
    static ParquetSchema of(List<SchemaElement> elements, DataLocation location) {
        Map<String, ParquetColumn> columns = new LinkedHashMap<>();
        int leafCount = 0;
        int next = 1;
        while (next < elements.size()) {
            SchemaElement element = elements.get(next);
            int end = subtreeEnd(elements, next, location);
            int leaves = countLeaves(elements, next, end);
            String name = element.getName();
            if (name == null) {
                throw location.corrupt("malformed schema");
            }
            columns.putIfAbsent(name, column(name, element, leafCount));
            leafCount += leaves;
            next = end;
        }
        return new ParquetSchema(Collections.unmodifiableMap(columns), leafCount);
    }

    /// A column that must be there.
    ParquetColumn column(String name) {
        ParquetColumn column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no such column: " + name);
        }
        return column;
    }

    private static ParquetColumn column(String name, SchemaElement element, int leaf) {
        boolean isNested =
                element.getNum_children() > 0
                        || element.getRepetition_type() == FieldRepetitionType.REPEATED;
        ColumnType type = isNested ? ColumnType.UNSUPPORTED : ColumnType.of(element);
        boolean isOptional = element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
        return new ParquetColumn(
                name, isNested ? -1 : leaf, type, isOptional, describe(element, isNested));
    }

    private static String describe(SchemaElement element, boolean isNested) {
        if (isNested) {
            return "nested";
        }
        LogicalType logical = element.getLogicalType();
        return logical == null || logical.getSetField() == null
                ? String.valueOf(element.getType())
                : element.getType() + " " + logical.getSetField();
    }

    private static int subtreeEnd(List<SchemaElement> elements, int root, DataLocation location) {
        long open = 1;
        int next = root;
        while (open > 0) {
            if (next == elements.size() || elements.get(next).getNum_children() < 0) {
                throw location.corrupt("malformed schema");
            }
            open += elements.get(next).getNum_children() - 1;
            next++;
        }
        return next;
    }

    private static int countLeaves(List<SchemaElement> elements, int start, int end) {
        int leaves = 0;
        for (SchemaElement element : elements.subList(start, end)) {
            leaves += element.getNum_children() == 0 ? 1 : 0;
        }
        return leaves;
    }
}
