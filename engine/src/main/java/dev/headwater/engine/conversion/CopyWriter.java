package dev.headwater.engine.conversion;

import dev.headwater.engine.output.MedsOutput.RowSink;
import dev.headwater.engine.output.PageRows;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Hands on copied rows in another order, batch by batch.
///
/// @param from the first place in `order`, up to `to` (exclusive)
record CopyWriter(CopiedRows rows, int[] order, int from, int to, BufferAllocator allocator) {
    void writeTo(RowSink sink) throws IOException {
        int batchRows = PageRows.of(rows.schema());
        try (VectorSchemaRoot batch = VectorSchemaRoot.create(rows.schema(), allocator)) {
            for (int start = from; start < to; start += batchRows) {
                int count = Math.min(batchRows, to - start);
                for (int i = 0; i < rows.columns().size(); i++) {
                    fill(rows.columns().get(i), start, count, batch.getVector(i));
                }
                batch.setRowCount(count);
                sink.write(batch);
            }
        }
    }

    private void fill(CopiedColumn column, int start, int count, FieldVector target) {
        target.reset();
        target.setInitialCapacity(count);
        target.allocateNew();
        for (int row = 0; row < count; row++) {
            column.write(order[start + row], target, row);
        }
        target.setValueCount(count);
    }
}
