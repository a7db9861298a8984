package dev.headwater.engine.scan;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowSelection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;

/// A table in a CSV file. Fields stay text until their column is asked for.
final class CsvTableScan implements TableScan {
    private static final int BATCH_ROWS = 4096;

    private final CsvTable table;
    private final List<CsvRecord> records = new ArrayList<>();
    private final RowSelection everyRow = new RowSelection();
    private final Map<String, CsvColumn> columns = new HashMap<>();

    private CsvTableScan(CsvTable table) {
        this.table = table;
    }

    /// @throws DataException if the file is missing or broken, or lacks a column
    static CsvTableScan open(Path path, Map<String, ColumnUse> uses, BufferAllocator allocator) {
        CsvTableScan scan = new CsvTableScan(CsvTable.open(path));
        try {
            scan.bind(uses, allocator);
            return scan;
        } catch (RuntimeException e) {
            scan.close();
            throw e;
        }
    }

    private void bind(Map<String, ColumnUse> uses, BufferAllocator allocator) {
        List<String> header =
                table.header().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        MissingColumns.check(uses.keySet(), header, table.location());
        uses.forEach((name, use) -> {
            DataLocation location = table.location().in(-1, name);
            int field = header.indexOf(name);
            columns.put(name, CsvColumn.of(use, field, BATCH_ROWS, location, allocator));
        });
    }

    @Override
    public int next() {
        records.clear();
        while (records.size() < BATCH_ROWS) {
            CsvRecord row = table.next();
            if (row == null) {
                break;
            }
            records.add(row);
        }
        everyRow.selectAll(records.size());
        return records.size();
    }

    @Override
    public FieldVector column(String name, RowSelection rows) {
        CsvColumn column = find(name);
        column.read(records, rows);
        return column.vector();
    }

    @Override
    public DictionaryColumn text(String name) {
        CsvColumn column = find(name);
        column.read(records, everyRow);
        return (DictionaryColumn) column;
    }

    private CsvColumn find(String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }

    @Override
    public void close() {
        columns.values().forEach(CsvColumn::close);
        table.close();
    }
}
