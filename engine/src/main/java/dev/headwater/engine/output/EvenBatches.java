package dev.headwater.engine.output;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/// Hands rows to another writer, which it owns, in batches of one size but for the last: how rows
/// come depends on how a shard was sliced, and the bytes must not.
final class EvenBatches implements TableWriter {
    private final TableWriter target;
    private final VectorSchemaRoot waiting;
    private final int batchRows;
    private int size;

    EvenBatches(TableWriter target, Schema schema, BufferAllocator allocator) {
        this.target = target;
        this.waiting = VectorSchemaRoot.create(schema, allocator);
        this.batchRows = PageRows.of(schema);
    }

    @Override
    public Path file() {
        return target.file();
    }

    @Override
    public void write(VectorSchemaRoot batch) throws IOException {
        if (size == 0 && batch.getRowCount() == batchRows) {
            target.write(batch);
            return;
        }
        for (int from = 0; from < batch.getRowCount(); ) {
            int count = Math.min(batch.getRowCount() - from, batchRows - size);
            copy(batch, from, count);
            from += count;
            size += count;
            if (size == batchRows) {
                flush();
            }
        }
    }

    @Override
    public void finish() throws IOException {
        if (size > 0) {
            flush();
        }
        target.finish();
    }

    @Override
    public void close() throws IOException {
        waiting.close();
        target.close();
    }

    private void copy(VectorSchemaRoot batch, int from, int count) {
        for (int column = 0; column < waiting.getFieldVectors().size(); column++) {
            FieldVector source = batch.getVector(column);
            FieldVector copy = waiting.getVector(column);
            for (int row = 0; row < count; row++) {
                copy.copyFromSafe(from + row, size + row, source);
            }
        }
    }

    private void flush() throws IOException {
        waiting.setRowCount(size);
        target.write(waiting);
        waiting.clear();
        size = 0;
    }
}
