package dev.headwater.engine.scan;

import dev.headwater.engine.scan.codec.PageDecompressors;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads chosen columns of a Parquet file batch by batch; a batch never spans row groups. A column
/// is decoded when [#column] asks for it. Owns all vectors and the file. Not thread-safe.
final class ParquetTable implements AutoCloseable {
    /// Decoding one of so many rows alone is cheaper than decoding all.
    private static final int SPARSE = 16;

    private final ParquetFile file;
    private final SpareArrays arrays;
    private final boolean isGeneral;
    private final PageDecompressors decompressors = new PageDecompressors();
    private final Map<String, Column> columns = new HashMap<>();

    private int rowGroup = -1;
    private long rowGroupRows;
    private long batchStart;
    private int batchRows;
    private long rowsLeft = Long.MAX_VALUE;
    private ChunkFilter filter = ChunkFilter.NONE;
    private long prunedRows;

    private ParquetTable(ParquetFile file, SpareArrays arrays, boolean isGeneral) {
        this.file = file;
        this.arrays = arrays;
        this.isGeneral = isGeneral;
    }

    /// @throws DataException if the file is missing or broken, lacks a column or has it with a type
    ///   that its use does not allow
    static ParquetTable open(
            Path path, Map<String, ColumnUse> uses, BufferAllocator allocator, SpareArrays arrays) {
        return open(path, uses, allocator, arrays, false);
    }

    /// The same, with every column on the general path if `isGeneral`; the result is the same too.
    ///
    /// @throws DataException as above
    static ParquetTable open(
            Path path,
            Map<String, ColumnUse> uses,
            BufferAllocator allocator,
            SpareArrays arrays,
            boolean isGeneral) {
        ParquetTable table = new ParquetTable(ParquetFile.open(path, arrays), arrays, isGeneral);
        try {
            table.bind(uses, allocator);
            return table;
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
    }

    private void bind(Map<String, ColumnUse> uses, BufferAllocator allocator) {
        MissingColumns.check(uses.keySet(), file.schema().columns().keySet(), file.location());
        ColumnBinding binding = new ColumnBinding(file.location(), allocator);
        uses.forEach((name, use) -> {
            ParquetColumn column = file.schema().column(name);
            columns.put(name, new Column(column, binding.bind(column, use)));
        });
    }

    /// Limits what [#next] gives to the rows of `range`, without row groups that `filter` says can
    /// be passed over. Before the first batch only.
    void limit(RowRange range, ChunkFilter filter) {
        this.filter = filter;
        long firstRow = 0;
        for (int group = 0; group < file.rowGroupCount(); group++) {
            long rows = file.rowCount(group);
            if (range.start() < firstRow + rows) {
                openRowGroup(group);
                batchStart = range.start() - firstRow;
                rowsLeft = range.end() - range.start();
                prune();
                return;
            }
            firstRow += rows;
        }
        rowsLeft = 0;
    }

    /// Goes to the next batch.
    ///
    /// @return its number of rows, 0 at the end
    int next() {
        batchStart += batchRows;
        batchRows = 0;
        while (batchStart == rowGroupRows) {
            if (rowsLeft == 0 || rowGroup + 1 >= file.rowGroupCount()) {
                return 0;
            }
            openRowGroup(rowGroup + 1);
            prune();
        }
        batchRows =
                (int) Math.min(Math.min(RowBatch.MAX_ROWS, rowGroupRows - batchStart), rowsLeft);
        rowsLeft -= batchRows;
        return batchRows;
    }

    /// Passes over the open row group if none of its rows can match.
    private void prune() {
        if (!filter.mayMatch(file.bounds(rowGroup))) {
            long pruned = Math.min(rowGroupRows - batchStart, rowsLeft);
            prunedRows += pruned;
            rowsLeft -= pruned;
            batchStart = rowGroupRows;
        }
    }

    /// Rows passed over because none of their row group can match.
    long prunedRows() {
        return prunedRows;
    }

    private void openRowGroup(int index) {
        rowGroup = index;
        rowGroupRows = file.rowCount(index);
        batchStart = 0;
        List<ParquetColumn> wanted =
                columns.values().stream().filter(Column::isRead).map(read -> read.column).toList();
        file.prefetch(index + 1, wanted);
        columns.values().forEach(Column::leaveRowGroup);
    }

    /// A column's kind; its vector holds anything until [#column] is called.
    ColumnValues kind(String name) {
        return find(name).values;
    }

    /// A column of the current batch, decoded. Valid until the next batch.
    ///
    /// @throws DataException if the column is broken or encoded in an unsupported way
    ColumnValues column(String name) {
        Column column = find(name);
        column.decodeBatch(null);
        return column.values;
    }

    /// A column of the current batch, of which only `rows` need be decoded. Valid until the next
    /// batch.
    ///
    /// @throws DataException if the column is broken or encoded in an unsupported way
    ColumnValues column(String name, RowSelection rows) {
        Column column = find(name);
        column.decodeBatch(rows);
        return column.values;
    }

    private Column find(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "column not asked for when the file was opened: " + name);
        }
        return column;
    }

    @Override
    public void close() {
        columns.values().forEach(Column::close);
        decompressors.close();
        file.close();
    }

    /// A column, the reader of the row group once it is needed, and the row it has come to.
    private final class Column {
        private final ParquetColumn column;
        private final ColumnValues values;
        private final PageBody body = new PageBody(decompressors, arrays);
        private @Nullable ColumnChunkBytes chunk;
        private @Nullable ChunkReader reader;
        private long nextRow;
        private boolean isPartial;
        private boolean wantsAllRows;

        Column(ParquetColumn column, ColumnValues values) {
            this.column = column;
            this.values = values;
        }

        /// Whether anything was read of it in the current row group.
        boolean isRead() {
            return reader != null;
        }

        void leaveRowGroup() {
            if (chunk != null) {
                chunk.close();
                chunk = null;
            }
            reader = null;
            nextRow = 0;
        }

        /// Decodes the batch, or only `rows` of it if they are few. A column that is asked for
        /// twice in a batch, perhaps for other rows, is decoded from the start, and wholly from
        /// then on.
        void decodeBatch(@Nullable RowSelection rows) {
            long end = batchStart + batchRows;
            if (nextRow == end) {
                if (!isPartial) {
                    return;
                }
                wantsAllRows = true;
                leaveRowGroup();
            }
            isPartial = rows != null && !wantsAllRows && rows.count() * SPARSE < batchRows;
            try {
                read(isPartial ? rows : null);
            } catch (UncoveredPageException e) {
                leaveRowGroup();
                openChunk(true);
                read(null);
            }
            nextRow = end;
        }

        private void read(@Nullable RowSelection rows) {
            ChunkReader open = reader == null ? openChunk(isGeneral || column.isGeneral()) : reader;
            if (rows == null) {
                open.read(batchStart - nextRow, batchRows);
            } else {
                open.read(batchStart - nextRow, batchRows, rows);
            }
        }

        private ChunkReader openChunk(boolean isGeneralPath) {
            long rowCount = file.rowCount(rowGroup);
            ColumnChunkBytes bytes = file.chunk(rowGroup, column);
            ChunkReader opened =
                    isGeneralPath
                            ? new GeneralChunkReader(bytes, rowCount, column, values, body)
                            : new ColumnChunkReader(bytes, rowCount, column, values, body);
            chunk = bytes;
            reader = opened;
            return opened;
        }

        void close() {
            leaveRowGroup();
            body.close();
            values.close();
        }
    }
}
