package dev.headwater.engine.label;

import dev.headwater.engine.output.TextDictionaries;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// The columns of a cohort: `subject_id`, `index_timestamp` and `label` if the task has them,
/// `trigger`, and, if asked for, a `<step>_summary` struct per window step with a count for each
/// predicate that is not static. Names, types and order are those of ACES.
public final class CohortSchema {
    public static final String SUBJECT_ID = "subject_id";
    public static final String INDEX_TIMESTAMP = "index_timestamp";
    public static final String LABEL = "label";
    public static final String TRIGGER = "trigger";

    static final String WINDOW_NAME = "window_name";
    static final String TIMESTAMP_AT_START = "timestamp_at_start";
    static final String TIMESTAMP_AT_END = "timestamp_at_end";

    private static final ArrowType INT64 = new ArrowType.Int(64, true);
    private static final ArrowType TIMESTAMP = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);

    private CohortSchema() {}

    public static Schema of(ExtractionPlan plan, boolean withSummaries) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(SUBJECT_ID, FieldType.notNullable(INT64), null));
        if (plan.index() != null) {
            fields.add(nullable(INDEX_TIMESTAMP, TIMESTAMP, null));
        }
        if (plan.label() != null) {
            fields.add(nullable(LABEL, INT64, null));
        }
        fields.add(nullable(TRIGGER, TIMESTAMP, null));
        if (withSummaries) {
            for (WindowStep step : plan.steps()) {
                fields.add(
                        nullable(
                                summaryName(step),
                                ArrowType.Struct.INSTANCE,
                                summaryFields(step, plan)));
            }
        }
        return new Schema(fields);
    }

    static String summaryName(WindowStep step) {
        return step.name() + "_summary";
    }

    private static List<Field> summaryFields(WindowStep step, ExtractionPlan plan) {
        List<Field> fields = new ArrayList<>();
        fields.add(
                new Field(
                        WINDOW_NAME,
                        new FieldType(
                                true,
                                ArrowType.Utf8.INSTANCE,
                                null,
                                Map.of(TextDictionaries.ONLY_TEXT, step.name())),
                        null));
        fields.add(nullable(TIMESTAMP_AT_START, TIMESTAMP, null));
        fields.add(nullable(TIMESTAMP_AT_END, TIMESTAMP, null));
        for (Predicate predicate : plan.task().predicates()) {
            if (!predicate.isStatic()) {
                fields.add(nullable(predicate.name(), INT64, null));
            }
        }
        return fields;
    }

    private static Field nullable(String name, ArrowType type, @Nullable List<Field> children) {
        return new Field(name, FieldType.nullable(type), children);
    }
}
