package dev.headwater.engine.scan;

import dev.headwater.predicates.column.RowBatch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads a MEDS Parquet shard.
public final class ParquetEventScan implements EventScan {
    private final ParquetTable table;
    private final ParquetBatch batch;

    private ParquetEventScan(ParquetTable table) {
        this.table = table;
        this.batch = new ParquetBatch(table);
    }

    /// The columns of a Parquet file, from its footer.
    ///
    /// @throws DataException if the file is missing or no Parquet file
    public static Set<String> columnNames(Path file) {
        try (ParquetFile opened = ParquetFile.open(file)) {
            return opened.schema().columns().keySet();
        }
    }

    /// Opens a shard to read `columns`, which always include `subject_id`, `time` and `code`.
    ///
    /// @throws DataException if the file is missing, broken, or lacks a column or has it with a wrong type
    public static ParquetEventScan open(Shard shard, Set<String> columns, BufferAllocator allocator) {
        Map<String, ColumnUse> uses = new HashMap<>();
        columns.forEach(name -> uses.put(name, use(name)));
        return new ParquetEventScan(ParquetTable.open(shard.file(), uses, allocator));
    }

    private static ColumnUse use(String column) {
        return switch (column) {
            case ParquetBatch.SUBJECT_ID -> ColumnUse.SUBJECT;
            case ParquetBatch.TIME -> ColumnUse.TIME;
            case ParquetBatch.CODE -> ColumnUse.CODE;
            case ParquetBatch.NUMERIC_VALUE -> ColumnUse.NUMBER;
            default -> ColumnUse.ANY;
        };
    }

    @Override
    public @Nullable RowBatch next() {
        int rowCount = table.next();
        if (rowCount == 0) {
            return null;
        }
        batch.setRowCount(rowCount);
        return batch;
    }

    @Override
    public void close() {
        table.close();
    }
}
