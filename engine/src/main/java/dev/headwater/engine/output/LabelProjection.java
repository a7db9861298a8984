package dev.headwater.engine.output;

import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Cohort rows -> rows of the MEDS label schema. Owns the rows it gives out.
///
/// Strict: `subject_id`, `prediction_time` and, for a task with a label, `boolean_value` (the count is not 0); rows that lack one are left out.
/// Compat: all six columns, null where the task gives no value; all rows are kept.
final class LabelProjection implements AutoCloseable {
    private static final String INDEX_TIMESTAMP = "index_timestamp";
    private static final String LABEL = "label";

    private final boolean isStrict;
    private final VectorSchemaRoot labels;
    private final BigIntVector subjectIds;
    private final TimeStampMicroVector predictionTimes;
    private final @Nullable BitVector booleanValues;

    LabelProjection(LabelsSchema layout, Schema cohort, BufferAllocator allocator) {
        this.isStrict = layout == LabelsSchema.STRICT;
        this.labels = VectorSchemaRoot.create(schema(layout, cohort), allocator);
        this.subjectIds = (BigIntVector) labels.getVector("subject_id");
        this.predictionTimes = (TimeStampMicroVector) labels.getVector("prediction_time");
        this.booleanValues = (BitVector) labels.getVector("boolean_value");
    }

    /// The label columns for cohort rows of the schema `cohort`.
    ///
    /// @throws IllegalArgumentException if the strict schema is asked for a cohort without index timestamps
    static Schema schema(LabelsSchema layout, Schema cohort) {
        boolean isNullable = layout == LabelsSchema.COMPAT;
        if (!isNullable && !hasColumn(cohort, INDEX_TIMESTAMP)) {
            throw new IllegalArgumentException("strict labels need an index timestamp");
        }
        List<Field> fields = new ArrayList<>();
        fields.add(field("subject_id", isNullable, new ArrowType.Int(64, true)));
        fields.add(field("prediction_time", isNullable, new ArrowType.Timestamp(TimeUnit.MICROSECOND, null)));
        if (isNullable || hasColumn(cohort, LABEL)) {
            fields.add(field("boolean_value", isNullable, new ArrowType.Bool()));
        }
        if (isNullable) {
            fields.add(field("integer_value", true, new ArrowType.Int(64, true)));
            fields.add(field("float_value", true, new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)));
            fields.add(field("categorical_value", true, new ArrowType.Utf8()));
        }
        return new Schema(fields);
    }

    /// The label rows of `cohort`, valid until the next call.
    VectorSchemaRoot project(VectorSchemaRoot cohort) {
        var subjects = (BigIntVector) cohort.getVector("subject_id");
        var times = (TimeStampMicroVector) cohort.getVector(INDEX_TIMESTAMP);
        var counts = (BigIntVector) cohort.getVector(LABEL);
        int rows = 0;
        for (int row = 0; row < cohort.getRowCount(); row++) {
            boolean hasTime = times != null && !times.isNull(row);
            boolean hasLabel = counts != null && !counts.isNull(row);
            if (isStrict && (!hasTime || (counts != null && !hasLabel))) {
                continue;
            }
            subjectIds.setSafe(rows, subjects.get(row));
            predictionTimes.setSafe(rows, hasTime ? 1 : 0, hasTime ? times.get(row) : 0);
            if (booleanValues != null) {
                booleanValues.setSafe(rows, hasLabel ? 1 : 0, hasLabel && counts.get(row) != 0 ? 1 : 0);
            }
            rows++;
        }
        labels.setRowCount(rows);
        return labels;
    }

    @Override
    public void close() {
        labels.close();
    }

    private static boolean hasColumn(Schema schema, String name) {
        return schema.getFields().stream().anyMatch(field -> field.getName().equals(name));
    }

    private static Field field(String name, boolean isNullable, ArrowType type) {
        return new Field(name, new FieldType(isNullable, type, null), null);
    }
}
