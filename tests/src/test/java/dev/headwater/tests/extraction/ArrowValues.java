package dev.headwater.tests.extraction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/// Arrow values and types -> those of a [CohortTable].
final class ArrowValues {
    private ArrowValues() {}

    static @Nullable Object valueAt(FieldVector vector, int row) {
        if (vector.isNull(row)) {
            return null;
        }
        if (vector instanceof StructVector struct) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (FieldVector child : struct.getChildrenFromFields()) {
                fields.put(child.getName(), valueAt(child, row));
            }
            return fields;
        }
        if (vector instanceof TimeStampVector timestamps) {
            return IsoTime.ofMicros(timestamps.get(row));
        }
        Object value = vector.getObject(row);
        return value instanceof Text text ? text.toString() : value;
    }

    /// The type as the golden files write it.
    static String typeName(Field field) {
        return switch (field.getType()) {
            case ArrowType.Int integer -> "Int" + integer.getBitWidth();
            case ArrowType.Utf8 utf8 -> "String";
            case ArrowType.Timestamp timestamp when timestamp.getUnit() == TimeUnit.MICROSECOND ->
                    "Datetime(time_unit='us', time_zone="
                            + (timestamp.getTimezone() == null ? "None" : timestamp.getTimezone())
                            + ")";
            case ArrowType.Struct struct ->
                    field.getChildren().stream()
                            .map(child -> "'" + child.getName() + "': " + typeName(child))
                            .collect(Collectors.joining(", ", "Struct({", "})"));
            default -> field.getType().toString();
        };
    }
}
