package dev.headwater.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabelProjectionTest {
    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Test
    void strictLabelsLeaveOutRowsWithNulls() {
        List<List<Object>> expected = new ArrayList<>();
        for (int row = 0; row < 1000; row++) {
            List<Object> cohort = CohortRows.row(0, row);
            if (cohort.get(1) != null) {
                expected.add(List.of(cohort.get(0), cohort.get(1), !cohort.get(2).equals(0L)));
            }
        }
        assertThat(expected).hasSize(998);
        assertThat(project(LabelsSchema.STRICT, 0, 1000)).isEqualTo(expected);
    }

    @Test
    void rowsDoNotDependOnTheBatchBefore() {
        assertThat(project(LabelsSchema.STRICT, 490, 10))
                .hasSize(9)
                .isEqualTo(project(LabelsSchema.STRICT, 490, 9));
    }

    @Test
    void compatLabelsKeepEveryRowAndHaveAllColumns() {
        List<List<Object>> rows = project(LabelsSchema.COMPAT, 490, 10);

        assertThat(rows).hasSize(10).allMatch(row -> row.size() == 6);
        assertThat(rows.getLast()).containsExactly(163L + 3, null, null, null, null, null);
        assertThat(rows.getFirst()).startsWith(163L, CohortRows.row(0, 490).get(1), true);
    }

    @Test
    void strictSchemaHasNoNullableColumn() {
        assertThat(LabelProjection.schema(LabelsSchema.STRICT, CohortRows.SCHEMA).getFields())
                .extracting(Field::getName, Field::isNullable)
                .containsExactly(
                        tuple("subject_id", false),
                        tuple("prediction_time", false),
                        tuple("boolean_value", false));
    }

    @Test
    void aTaskWithoutLabelHasNoValueColumn() {
        Schema cohort = new Schema(CohortRows.SCHEMA.getFields().subList(0, 2));

        assertThat(LabelProjection.schema(LabelsSchema.STRICT, cohort).getFields()).hasSize(2);
    }

    @Test
    void strictLabelsNeedAnIndexTimestamp() {
        Schema cohort = new Schema(CohortRows.SCHEMA.getFields().subList(0, 1));

        assertThatThrownBy(() -> LabelProjection.schema(LabelsSchema.STRICT, cohort))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<List<Object>> project(LabelsSchema layout, int first, int count) {
        try (var projection = new LabelProjection(layout, CohortRows.SCHEMA, allocator);
                var batch = VectorSchemaRoot.create(CohortRows.SCHEMA, allocator)) {
            CohortRows.fill(batch, 0, 0, 500);
            projection.project(batch);
            CohortRows.fill(batch, 0, first, count);
            VectorSchemaRoot labels = projection.project(batch);
            List<List<Object>> rows = new ArrayList<>();
            for (int row = 0; row < labels.getRowCount(); row++) {
                List<Object> values = new ArrayList<>();
                for (var vector : labels.getFieldVectors()) {
                    boolean isTime = vector instanceof TimeStampMicroVector && !vector.isNull(row);
                    values.add(
                            isTime
                                    ? ((TimeStampMicroVector) vector).get(row)
                                    : vector.getObject(row));
                }
                rows.add(values);
            }
            return rows;
        }
    }
}
