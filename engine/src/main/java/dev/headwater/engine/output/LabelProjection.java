package dev.headwater.engine.output;

import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// Cohort rows -> rows of the MEDS label schema. Columns that do not change are borrowed from the
/// cohort rows.
///
/// Strict: `subject_id`, `prediction_time` and, for a task with a label, `boolean_value` (the count
/// is not 0); rows that lack one are left out. Compat: all six columns, null where the task gives
/// no value; all rows are kept.
final class LabelProjection implements AutoCloseable {
    private static final String SUBJECT_ID = "subject_id";
    private static final String INDEX_TIMESTAMP = "index_timestamp";
    private static final String LABEL = "label";

    private final LabelsSchema layout;
    private final Schema schema;
    private final VectorSchemaRoot completeRows;
    private final VectorSchemaRoot ownColumns;

    LabelProjection(LabelsSchema layout, Schema cohort, BufferAllocator allocator) {
        this.layout = layout;
        this.schema = schema(layout, cohort);
        List<Field> sources =
                cohort.getFields().stream()
                        .filter(field ->
                                List.of(SUBJECT_ID, INDEX_TIMESTAMP, LABEL)
                                        .contains(field.getName()))
                        .toList();
        this.completeRows = VectorSchemaRoot.create(new Schema(sources), allocator);
        this.ownColumns = VectorSchemaRoot.create(schema, allocator);
    }

    /// The label columns for cohort rows of the schema `cohort`, with its metadata.
    ///
    /// @throws IllegalArgumentException if the strict schema is asked for a cohort without index
    ///   timestamps
    static Schema schema(LabelsSchema layout, Schema cohort) {
        boolean isNullable = layout == LabelsSchema.COMPAT;
        if (!isNullable && !hasColumn(cohort, INDEX_TIMESTAMP)) {
            throw new IllegalArgumentException("strict labels need an index timestamp");
        }
        List<Field> fields = new ArrayList<>();
        fields.add(field(SUBJECT_ID, isNullable, new ArrowType.Int(64, true)));
        fields.add(
                field(
                        "prediction_time",
                        isNullable,
                        new ArrowType.Timestamp(TimeUnit.MICROSECOND, null)));
        if (isNullable || hasColumn(cohort, LABEL)) {
            fields.add(field("boolean_value", isNullable, new ArrowType.Bool()));
        }
        if (isNullable) {
            fields.add(field("integer_value", true, new ArrowType.Int(64, true)));
            fields.add(
                    field(
                            "float_value",
                            true,
                            new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)));
            fields.add(field("categorical_value", true, new ArrowType.Utf8()));
        }
        return new Schema(fields, cohort.getCustomMetadata());
    }

    /// The label rows of `cohort`, valid until the next call and as long as `cohort` is. The caller
    /// does not close them.
    VectorSchemaRoot project(VectorSchemaRoot cohort) {
        VectorSchemaRoot rows =
                layout == LabelsSchema.STRICT && hasNulls(cohort) ? completeRowsOf(cohort) : cohort;
        ownColumns.setRowCount(rows.getRowCount());
        List<FieldVector> columns = new ArrayList<>(ownColumns.getFieldVectors());
        columns.set(0, rows.getVector(SUBJECT_ID));
        if (rows.getVector(INDEX_TIMESTAMP) != null) {
            columns.set(1, rows.getVector(INDEX_TIMESTAMP));
        }
        if (rows.getVector(LABEL) instanceof BigIntVector counts) {
            setNonZero((BitVector) columns.get(2), counts);
        }
        return new VectorSchemaRoot(schema, columns, rows.getRowCount());
    }

    @Override
    public void close() {
        completeRows.close();
        ownColumns.close();
    }

    private boolean hasNulls(VectorSchemaRoot cohort) {
        return completeRows.getSchema().getFields().stream()
                .anyMatch(field -> cohort.getVector(field.getName()).getNullCount() > 0);
    }

    private VectorSchemaRoot completeRowsOf(VectorSchemaRoot cohort) {
        List<FieldVector> targets = completeRows.getFieldVectors();
        List<FieldVector> sources =
                targets.stream().map(target -> cohort.getVector(target.getName())).toList();
        int count = 0;
        for (int row = 0; row < cohort.getRowCount(); row++) {
            int at = row;
            if (sources.stream().anyMatch(source -> source.isNull(at))) {
                continue;
            }
            for (int column = 0; column < targets.size(); column++) {
                targets.get(column).copyFromSafe(row, count, sources.get(column));
            }
            count++;
        }
        completeRows.setRowCount(count);
        return completeRows;
    }

    private static void setNonZero(BitVector flags, BigIntVector counts) {
        int rows = counts.getValueCount();
        long address = counts.getDataBufferAddress();
        flags.getValidityBuffer().setBytes(0, counts.getValidityBuffer(), 0, (rows + 7) / 8);
        for (int first = 0; first < rows; first += Byte.SIZE) {
            int bits = 0;
            int length = Math.min(Byte.SIZE, rows - first);
            for (int bit = 0; bit < length; bit++) {
                long count = MemoryUtil.getLong(address + (long) (first + bit) * Long.BYTES);
                bits |= count == 0 ? 0 : 1 << bit;
            }
            flags.getDataBuffer().setByte(first / Byte.SIZE, bits);
        }
    }

    private static boolean hasColumn(Schema schema, String name) {
        return schema.getFields().stream().anyMatch(field -> field.getName().equals(name));
    }

    private static Field field(String name, boolean isNullable, ArrowType type) {
        return new Field(name, new FieldType(isNullable, type, null), null);
    }
}
