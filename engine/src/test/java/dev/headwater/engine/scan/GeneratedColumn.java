package dev.headwater.engine.scan;

import java.util.function.IntFunction;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.jspecify.annotations.Nullable;

/// A column to be written, and what must come back.
///
/// `stored` gives the value that parquet-java writes at a row, `expected` what is read there: a
/// Long, Float, Double, Boolean or String. A `group` makes it a leaf of an optional group.
record GeneratedColumn(
        String name,
        @Nullable String group,
        SchemaElement element,
        PageEncoding encoding,
        ColumnUse use,
        IntFunction<Object> stored,
        IntFunction<Object> expected) {

    boolean isRequired() {
        return element.getRepetition_type() == FieldRepetitionType.REQUIRED;
    }

    /// The name that a task gives it.
    String path() {
        return group == null ? name : group + "." + name;
    }

    int maxDefinition() {
        return (group == null ? 0 : 1) + (isRequired() ? 0 : 1);
    }

    /// Whether nothing of it can be null.
    boolean isNeverNull() {
        return maxDefinition() == 0;
    }
}
