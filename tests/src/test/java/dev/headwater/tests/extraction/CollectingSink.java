package dev.headwater.tests.extraction;

import dev.headwater.engine.output.CohortSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Keeps all rows written to it on the heap.
final class CollectingSink implements CohortSink {
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private boolean finished;

    @Override
    public void write(VectorSchemaRoot batch) {
        for (int row = 0; row < batch.getRowCount(); row++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (FieldVector vector : batch.getFieldVectors()) {
                values.put(vector.getName(), ArrowValues.valueAt(vector, row));
            }
            rows.add(values);
        }
    }

    @Override
    public void finish() {
        finished = true;
    }

    @Override
    public void close() {}

    /// @throws IllegalStateException if the shard was not finished
    List<Map<String, @Nullable Object>> rows() {
        if (!finished) {
            throw new IllegalStateException("the sink was not told that the shard is complete");
        }
        return rows;
    }
}
