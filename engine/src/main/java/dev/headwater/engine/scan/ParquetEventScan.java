package dev.headwater.engine.scan;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
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
        try (ParquetFile opened = ParquetFile.open(file, new SpareArrays())) {
            return opened.schema().columns().keySet();
        }
    }

    /// The columns of a Parquet file in its order, each with its type as data frames call it, such
    /// as `timestamp[us]`; `nested` and `other` cannot be read.
    ///
    /// @throws DataException if the file is missing or no Parquet file
    public static SequencedMap<String, String> columnTypes(Path file) {
        try (ParquetFile opened = ParquetFile.open(file, new SpareArrays())) {
            SequencedMap<String, String> types = new LinkedHashMap<>();
            opened.schema().columns().forEach((name, column) -> types.put(name, column.typeName()));
            return types;
        }
    }

    /// The size of a file.
    ///
    /// @throws DataException if the file is missing or cannot be read
    public static long byteCount(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            return bytes.size();
        }
    }

    /// The number of rows of a Parquet file, from its footer.
    ///
    /// @throws DataException if the file is missing or no Parquet file
    public static long rowCount(Path file) {
        try (ParquetFile opened = ParquetFile.open(file, new SpareArrays())) {
            return IntStream.range(0, opened.rowGroupCount()).mapToLong(opened::rowCount).sum();
        }
    }

    /// The rows of a Parquet file among which, by its footer, the subject may have some.
    ///
    /// @throws DataException if the file is missing or no Parquet file
    public static List<RowRange> rangesOf(long subject, Path file) {
        List<RowRange> ranges = new ArrayList<>();
        try (ParquetFile opened = ParquetFile.open(file, new SpareArrays())) {
            long start = 0;
            for (int group = 0; group < opened.rowGroupCount(); group++) {
                long end = start + opened.rowCount(group);
                if (opened.mayHold(group, subject)) {
                    ranges.add(new RowRange(start, end));
                }
                start = end;
            }
        }
        return ranges;
    }

    /// Opens a shard to read `columns` of all rows.
    ///
    /// @throws DataException if the file is missing, broken, or lacks a column or has it with a
    ///   wrong type
    public static ParquetEventScan open(
            Shard shard, Set<String> columns, BufferAllocator allocator) {
        return open(shard, RowRange.ALL, columns, ChunkFilter.NONE, allocator, new SpareArrays());
    }

    /// Opens a shard to read `columns` of the rows in `range`, but for row groups that `filter`
    /// says can be passed over.
    ///
    /// @param arrays buffers of scans that are done, and where this one leaves its own
    /// @throws DataException if the file is missing, broken, or lacks a column or has it with a
    ///   wrong type
    public static ParquetEventScan open(
            Shard shard,
            RowRange range,
            Set<String> columns,
            ChunkFilter filter,
            BufferAllocator allocator,
            SpareArrays arrays) {
        Map<String, ColumnUse> uses = new HashMap<>();
        columns.forEach(name -> uses.put(name, use(name)));
        ParquetTable table = ParquetTable.open(shard.file(), uses, allocator, arrays);
        try {
            table.limit(range, filter);
            return new ParquetEventScan(table);
        } catch (DataException e) {
            table.close();
            throw e;
        }
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
    public long prunedRows() {
        return table.prunedRows();
    }

    @Override
    public void close() {
        table.close();
    }
}
