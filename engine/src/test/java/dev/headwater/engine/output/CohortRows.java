package dev.headwater.engine.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// Made-up cohort rows with one summary. A row in 500 is null but for its subject; a row in 7 has
/// no summary.
final class CohortRows {
    /// More than a page.
    static final int ROWS = 20_000;

    /// Rows that are more than a subject.
    static final int COMPLETE_ROWS = ROWS - ROWS / 500;

    private static final ArrowType INTEGER = new ArrowType.Int(64, true);
    private static final ArrowType TIME = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
    private static final String WINDOW = "gap.end";
    private static final FieldType WINDOW_NAME =
            new FieldType(
                    true, new ArrowType.Utf8(), null, Map.of(TextDictionaries.ONLY_TEXT, WINDOW));

    static final Schema SCHEMA =
            new Schema(
                    List.of(
                            field("subject_id", false, INTEGER),
                            field("index_timestamp", true, TIME),
                            field("label", true, INTEGER),
                            field("trigger", true, TIME),
                            field(
                                    "gap.end_summary",
                                    true,
                                    new ArrowType.Struct(),
                                    new Field("window_name", WINDOW_NAME, null),
                                    field("timestamp_at_start", true, TIME),
                                    field("timestamp_at_end", true, TIME),
                                    field("admission", true, INTEGER))));

    private CohortRows() {}

    /// The values of a row: subject, index timestamp, label, trigger, window name, start, end,
    /// admissions.
    static List<Object> row(int shard, int row) {
        long subject = shard * 100_000L + row / 3;
        long time = 1_500_000_000_000_000L + row * 3_600_000_000L;
        if (row % 500 == 499) {
            List<Object> nulls = new ArrayList<>(Collections.nCopies(8, null));
            nulls.set(0, subject);
            return nulls;
        }
        return row % 7 == 0
                ? Arrays.asList(subject, time + 1, row % 3L, time, null, null, null, null)
                : Arrays.asList(
                        subject,
                        time + 1,
                        row % 3L,
                        time,
                        WINDOW,
                        time,
                        time + 2,
                        row % 11 == 0 ? null : 4L);
    }

    static void writeInBatches(
            BufferAllocator allocator, int shard, int batchRows, CohortSink sink) {
        try (VectorSchemaRoot batch = VectorSchemaRoot.create(SCHEMA, allocator)) {
            for (int first = 0; first < ROWS; first += batchRows) {
                int count = Math.min(batchRows, ROWS - first);
                fill(batch, shard, first, count);
                sink.write(batch);
            }
        }
    }

    static void fill(VectorSchemaRoot batch, int shard, int first, int count) {
        batch.clear();
        var summary = (StructVector) batch.getVector(4);
        for (int i = 0; i < count; i++) {
            List<Object> row = row(shard, first + i);
            for (int column = 0; column < 4; column++) {
                set(batch.getVector(column), i, row.get(column));
            }
            if (row.get(4) == null) {
                continue;
            }
            summary.setIndexDefined(i);
            for (int child = 0; child < 4; child++) {
                set((FieldVector) summary.getChildByOrdinal(child), i, row.get(4 + child));
            }
        }
        batch.setRowCount(count);
    }

    private static void set(FieldVector vector, int row, Object value) {
        switch (vector) {
            case BigIntVector numbers when value != null -> numbers.setSafe(row, (Long) value);
            case TimeStampMicroVector times when value != null -> times.setSafe(row, (Long) value);
            case VarCharVector text when value != null ->
                    text.setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
            default -> vector.setNull(row);
        }
    }

    private static Field field(String name, boolean isNullable, ArrowType type, Field... children) {
        return new Field(name, new FieldType(isNullable, type, null), List.of(children));
    }
}
