package dev.headwater.tests.extraction;

import dev.headwater.engine.scan.EventScan;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.tests.reference.DataRow;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Hands out rows in batches of the given sizes, over and over; every third batch starts new
/// dictionaries, as a new row group does.
public final class InMemoryScan implements EventScan {
    private final List<DataRow> rows;
    private final List<Integer> batchSizes;
    private final BufferAllocator allocator;
    private int position;
    private int batchCount;
    private InMemoryDictionary codes;
    private InMemoryDictionary units;
    private @Nullable InMemoryBatch current;

    public InMemoryScan(List<DataRow> rows, List<Integer> batchSizes, BufferAllocator allocator) {
        this.rows = rows;
        this.batchSizes = batchSizes;
        this.allocator = allocator;
        this.codes = new InMemoryDictionary("code", allocator);
        this.units = new InMemoryDictionary("unit", allocator);
    }

    @Override
    public @Nullable RowBatch next() {
        closeBatch();
        if (position == rows.size()) {
            return null;
        }
        if (batchCount % 3 == 2) {
            closeDictionaries();
            codes = new InMemoryDictionary("code", allocator);
            units = new InMemoryDictionary("unit", allocator);
        }
        int size = Math.min(batchSizes.get(batchCount % batchSizes.size()), rows.size() - position);
        current =
                new InMemoryBatch(rows.subList(position, position + size), codes, units, allocator);
        position += size;
        batchCount++;
        return current;
    }

    @Override
    public long prunedRows() {
        return 0;
    }

    @Override
    public void close() {
        closeBatch();
        closeDictionaries();
    }

    private void closeBatch() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private void closeDictionaries() {
        codes.close();
        units.close();
    }
}
