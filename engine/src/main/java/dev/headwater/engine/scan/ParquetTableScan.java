package dev.headwater.engine.scan;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowSelection;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;

/// A table in a Parquet file.
///
/// @param names the file's names of columns by those in lower case
record ParquetTableScan(ParquetTable table, Map<String, String> names) implements TableScan {
    @Override
    public int next() {
        return table.next();
    }

    @Override
    public FieldVector column(String name, RowSelection rows) {
        return table.column(inFile(name), rows).vector();
    }

    @Override
    public DictionaryColumn text(String name) {
        return (DictionaryColumn) table.column(inFile(name));
    }

    @Override
    public void close() {
        table.close();
    }

    private String inFile(String name) {
        return Objects.requireNonNull(names.get(name), name);
    }
}
