package dev.headwater.engine.scan;

import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.engine.task.EsgptMeasurement;
import dev.headwater.engine.task.EsgptTable;
import dev.headwater.predicates.column.RowBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.jspecify.annotations.Nullable;

/// Reads one table of an ESGPT dataset. Its rows come once for each column of measurements that is
/// wanted, batch by batch, and once for themselves where they stand for events or static rows. Not
/// thread-safe.
final class EsgptTableScan implements AutoCloseable {
    private final ParquetTable table;
    private final EsgptBatch batch;
    private final List<EsgptColumn> passes = new ArrayList<>();
    private final @Nullable EventIndex marked;
    private int nextPass;

    private EsgptTableScan(ParquetTable table, EsgptBatch batch, @Nullable EventIndex marked) {
        this.table = table;
        this.batch = batch;
        this.marked = marked;
    }

    /// @param wanted columns of measurements of this table
    /// @param columns further columns to read, where the table has them; with [EsgptLayout#ROWS]
    ///   rows have that code themselves
    /// @param present the columns of the table
    /// @param index the events, which measurements need, and events if their measurements matter
    /// @throws DataException if the table is broken or has a column of the wrong type
    static EsgptTableScan open(
            EsgptFolder folder,
            EsgptTable kind,
            List<EsgptMeasurement> wanted,
            Set<String> columns,
            Map<String, EsgptMeasurement.Kind> present,
            @Nullable EventIndex index,
            BufferAllocator allocator,
            SpareArrays arrays) {
        Map<String, ColumnUse> uses = uses(kind, wanted, columns, present);
        boolean hasCode = columns.contains(EsgptLayout.ROWS);
        ParquetTable table = ParquetTable.open(folder.file(kind), uses, allocator, arrays);
        var keys = new EsgptKeys(kind, table, index, allocator);
        EventIndex events = kind == EsgptTable.EVENTS ? index : null;
        var batch = new EsgptBatch(table, uses.keySet(), keys, events, allocator);
        boolean marks = hasCode && kind == EsgptTable.MEASUREMENTS;
        EsgptTableScan scan = new EsgptTableScan(table, batch, marks ? index : null);
        if (kind != EsgptTable.MEASUREMENTS) {
            scan.passes.add(EsgptColumn.ofRows(EsgptLayout.ROWS, hasCode, table, allocator));
        }
        for (EsgptMeasurement measurement : wanted) {
            scan.passes.add(EsgptColumn.of(measurement, table, allocator));
        }
        scan.nextPass = scan.passes.size();
        return scan;
    }

    private static Map<String, ColumnUse> uses(
            EsgptTable kind,
            List<EsgptMeasurement> wanted,
            Set<String> columns,
            Map<String, EsgptMeasurement.Kind> present) {
        Map<String, ColumnUse> uses = new HashMap<>();
        columns.stream()
                .filter(present::containsKey)
                .forEach(name -> uses.put(name, ColumnUse.ANY));
        boolean readsValues = columns.contains(ParquetBatch.NUMERIC_VALUE);
        for (EsgptMeasurement measurement : wanted) {
            uses.putIfAbsent(measurement.column(), ColumnUse.ANY);
            String values = EsgptColumn.valuesOf(measurement);
            if (readsValues
                    && values != null
                    && present.get(values) == EsgptMeasurement.Kind.NUMBER) {
                uses.put(values, ColumnUse.NUMBER);
            }
        }
        for (String name : EsgptFolder.identifying(kind)) {
            boolean isTime = name.equals(EsgptFolder.TIMESTAMP);
            uses.put(name, isTime ? ColumnUse.TIME : ColumnUse.SUBJECT);
        }
        return uses;
    }

    /// The next rows, or null at the end. Invalidates the batch given before.
    ///
    /// @throws DataException if the table is broken
    @Nullable RowBatch next() {
        if (nextPass == passes.size()) {
            int rowCount = passes.isEmpty() ? 0 : table.next();
            if (rowCount == 0) {
                return null;
            }
            batch.begin(rowCount);
            if (marked != null) {
                mark(marked, rowCount);
            }
            nextPass = 0;
        }
        batch.pass(passes.get(nextPass), nextPass == 0);
        nextPass++;
        return batch;
    }

    /// Marks the events that have measurements in the current batch.
    private void mark(EventIndex events, int rowCount) {
        var ids = (BigIntVector) table.column(EsgptFolder.EVENT_ID).vector();
        for (int row = 0; row < rowCount; row++) {
            long position = ids.isNull(row) ? -1 : events.find(ids.get(row));
            if (position >= 0) {
                events.mark(position);
            }
        }
    }

    @Override
    public void close() {
        passes.forEach(EsgptColumn::close);
        batch.close();
        table.close();
    }
}
