package dev.headwater.engine.scan;

import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.engine.task.EsgptMeasurement;
import dev.headwater.engine.task.EsgptTable;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads an ESGPT dataset as rows with codes: every value of a column of measurements is a row.
///
/// One table comes after the other, the events last, so that it is known then which of them have
/// measurements. Columns of which no value can match are not read.
final class EsgptEventScan implements EventScan {
    private static final List<EsgptTable> ORDER =
            List.of(EsgptTable.MEASUREMENTS, EsgptTable.SUBJECTS, EsgptTable.EVENTS);

    private final EsgptFolder folder;
    private final EsgptLayout layout;
    private final Set<String> columns;
    private final ChunkFilter filter;
    private final BufferAllocator allocator;
    private final SpareArrays arrays;
    private @Nullable EventIndex index;
    private @Nullable EsgptTableScan open;
    private int nextTable;

    EsgptEventScan(
            EsgptFolder folder,
            EsgptLayout layout,
            Set<String> columns,
            ChunkFilter filter,
            BufferAllocator allocator,
            SpareArrays arrays) {
        this.folder = folder;
        this.layout = layout;
        this.columns = columns;
        this.filter = filter;
        this.allocator = allocator;
        this.arrays = arrays;
    }

    @Override
    public @Nullable RowBatch next() {
        while (true) {
            RowBatch batch = open == null ? null : open.next();
            if (batch != null) {
                return batch;
            }
            closeTable();
            if (nextTable == ORDER.size()) {
                return null;
            }
            open = openTable(ORDER.get(nextTable++));
        }
    }

    @Override
    public long prunedRows() {
        return 0;
    }

    @Override
    public void close() {
        closeTable();
        if (index != null) {
            index.close();
            index = null;
        }
    }

    private void closeTable() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    private EsgptTableScan openTable(EsgptTable table) {
        List<EsgptMeasurement> wanted =
                layout.measurements().stream()
                        .filter(each -> each.table() == table && isWanted(each))
                        .toList();
        if (table == EsgptTable.MEASUREMENTS && !wanted.isEmpty()) {
            index = EventIndex.read(folder, allocator, arrays);
        }
        return EsgptTableScan.open(
                folder,
                table,
                wanted,
                columns,
                layout.columns().getOrDefault(table, Map.of()),
                index,
                allocator,
                arrays);
    }

    private boolean isWanted(EsgptMeasurement measurement) {
        return switch (measurement.kind()) {
            case TEXT -> filter.mayMatchBeginning(measurement.prefix());
            case NUMBER, OTHER -> filter.mayMatchCode(measurement.column());
            case UNREADABLE -> false;
        };
    }
}
