package dev.headwater.tests.cohort;

import dev.headwater.engine.output.CohortSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/// Keeps all rows written to it on the heap.
public final class CollectingSink implements CohortSink {
    private final Map<String, String> schema = new LinkedHashMap<>();
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private boolean finished;

    @Override
    public void write(VectorSchemaRoot batch) {
        for (Field field : batch.getSchema().getFields()) {
            schema.put(field.getName(), ArrowValues.typeName(field));
        }
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

    /// The rows so far.
    ///
    /// @throws IllegalStateException if the shard was not finished
    public CohortTable table() {
        if (!finished) {
            throw new IllegalStateException("the sink was not told that the shard is complete");
        }
        return new CohortTable(schema, rows);
    }
}
