package dev.headwater.engine.scan;

import java.util.function.IntFunction;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/// A type of column and a use for it, with a value for every number. A negative `scale` is none.
record ColumnKind(
        String name,
        Type type,
        int length,
        @Nullable LogicalType logical,
        @Nullable ConvertedType converted,
        int scale,
        ColumnUse use,
        IntFunction<Object> stored,
        IntFunction<Object> expected) {

    /// First few values that repeat, then only new ones, so that dictionaries grow out of bounds.
    static int valueAt(int row) {
        return row < 450 ? row % 13 - 6 : row * 31 - 10_000;
    }

    GeneratedColumn column(String name, PageEncoding encoding, boolean isRequired) {
        return column(name, null, encoding, isRequired);
    }

    GeneratedColumn column(
            String name, @Nullable String group, PageEncoding encoding, boolean isRequired) {
        SchemaElement element = new SchemaElement(name);
        element.setType(type);
        element.setType_length(length);
        element.setLogicalType(logical);
        element.setConverted_type(converted);
        if (scale >= 0) {
            element.setScale(scale);
            element.setPrecision(18);
        }
        element.setRepetition_type(
                isRequired ? FieldRepetitionType.REQUIRED : FieldRepetitionType.OPTIONAL);
        return new GeneratedColumn(
                name,
                group,
                element,
                encoding,
                use,
                row -> stored.apply(valueAt(row)),
                row -> expected.apply(valueAt(row)));
    }
}
