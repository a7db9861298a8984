package dev.headwater.engine.scan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.SchemaElement;

/// The columns of a Parquet file by name: the top-level ones in file order, then the leaves of
/// groups as `group.leaf`. `lists` are leaves with a list of values a row, by the top-level column
/// that they are in. `leafCount` is how many leaves there are in all.
record ParquetSchema(
        Map<String, ParquetColumn> columns, Map<String, ParquetColumn> lists, int leafCount) {

    /// @param elements the schema tree in pre-order, as the footer has it
    /// @throws DataException if that is no tree
    static ParquetSchema of(List<SchemaElement> elements, DataLocation location) {
        SchemaWalk walk = new SchemaWalk(location);
        elements.stream().skip(1).forEach(walk::add);
        Map<String, ParquetColumn> columns = OldNames.replaced(walk.columns());
        return new ParquetSchema(
                Collections.unmodifiableMap(columns), walk.lists(), walk.leafCount());
    }

    /// A column that must be there.
    ParquetColumn column(String name) {
        ParquetColumn column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no such column: " + name);
        }
        return column;
    }
}
