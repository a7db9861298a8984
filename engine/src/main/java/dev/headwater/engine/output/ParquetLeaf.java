package dev.headwater.engine.output;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.jspecify.annotations.Nullable;

/// A stored column: the top-level column `column`, or the child `child` of that struct (-1 = the
/// column itself).
///
/// A list of texts is stored as the column of its elements, `name.list.element`; `nullable` is then
/// about the list. `nullable` is about the column alone. `maxDefinition` counts the nullable fields
/// on the path; a value is present where its definition level reaches it. `repeatsTexts`: each
/// distinct text is stored once for many rows.
record ParquetLeaf(
        List<String> path,
        int column,
        int child,
        ParquetLeafType type,
        boolean nullable,
        int maxDefinition,
        boolean repeatsTexts) {
    /// The key of a field's metadata that says that its texts repeat themselves.
    static final String REPEATS_TEXTS = "repeats_texts";

    private static final int ITSELF = -1;
    private static final String LIST = "list";
    private static final String ELEMENT = "element";
    private static final int LIST_LEVELS = 3;

    ParquetLeaf {
        path = List.copyOf(path);
    }

    /// The stored columns of `schema`, in order: flat columns, structs of flat columns, lists of
    /// texts.
    static List<ParquetLeaf> of(Schema schema) {
        List<ParquetLeaf> leaves = new ArrayList<>();
        for (int column = 0; column < schema.getFields().size(); column++) {
            Field field = schema.getFields().get(column);
            if (isList(field)) {
                List<String> path = List.of(field.getName(), LIST, ELEMENT);
                // A null list, an empty one, a null element, an element.
                leaves.add(
                        new ParquetLeaf(
                                path,
                                column,
                                ITSELF,
                                ParquetLeafType.STRING,
                                true,
                                LIST_LEVELS,
                                false));
                continue;
            }
            if (!isStruct(field)) {
                leaves.add(leaf(List.of(field.getName()), column, ITSELF, field, 0));
                continue;
            }
            for (int child = 0; child < field.getChildren().size(); child++) {
                Field inner = field.getChildren().get(child);
                List<String> path = List.of(field.getName(), inner.getName());
                leaves.add(leaf(path, column, child, inner, field.isNullable() ? 1 : 0));
            }
        }
        return leaves;
    }

    /// `schema` as the footer lists it: the root, then the fields depth first.
    static List<SchemaElement> schemaElements(Schema schema) {
        List<SchemaElement> elements = new ArrayList<>();
        elements.add(new SchemaElement("schema").setNum_children(schema.getFields().size()));
        schema.getFields().forEach(field -> addElements(field, elements));
        return elements;
    }

    /// Whether a row may have several values.
    boolean isList() {
        return path.size() > 2;
    }

    FieldVector vector(VectorSchemaRoot batch) {
        FieldVector vector = batch.getVector(column);
        return child == ITSELF
                ? vector
                : (FieldVector) ((StructVector) vector).getChildByOrdinal(child);
    }

    /// The struct that holds the column, null for a top-level column.
    @Nullable FieldVector parent(VectorSchemaRoot batch) {
        return child == ITSELF ? null : batch.getVector(column);
    }

    private static void addElements(Field field, List<SchemaElement> elements) {
        SchemaElement element =
                new SchemaElement(field.getName())
                        .setRepetition_type(
                                field.isNullable()
                                        ? FieldRepetitionType.OPTIONAL
                                        : FieldRepetitionType.REQUIRED);
        elements.add(element);
        if (isList(field)) {
            element.setNum_children(1)
                    .setConverted_type(ConvertedType.LIST)
                    .setLogicalType(LogicalType.LIST(new ListType()));
            elements.add(
                    new SchemaElement(LIST)
                            .setRepetition_type(FieldRepetitionType.REPEATED)
                            .setNum_children(1));
            elements.add(
                    new SchemaElement(ELEMENT)
                            .setRepetition_type(FieldRepetitionType.OPTIONAL)
                            .setType(ParquetLeafType.STRING.physicalType())
                            .setConverted_type(ConvertedType.UTF8)
                            .setLogicalType(ParquetLeafType.STRING.logicalType()));
            return;
        }
        if (isStruct(field)) {
            element.setNum_children(field.getChildren().size());
            field.getChildren().forEach(child -> addElements(child, elements));
            return;
        }
        ParquetLeafType type = typeOf(field);
        element.setType(type.physicalType());
        element.setLogicalType(type.logicalType());
        if (type == ParquetLeafType.STRING) {
            element.setConverted_type(ConvertedType.UTF8);
        }
    }

    private static boolean isList(Field field) {
        return field.getType() instanceof ArrowType.List;
    }

    private static boolean isStruct(Field field) {
        return field.getType() instanceof ArrowType.Struct;
    }

    private static ParquetLeafType typeOf(Field field) {
        return ParquetLeafType.of(field.getType());
    }

    private static ParquetLeaf leaf(
            List<String> path, int column, int child, Field field, int outerLevels) {
        int levels = field.isNullable() ? outerLevels + 1 : outerLevels;
        boolean repeatsTexts = field.getMetadata().containsKey(REPEATS_TEXTS);
        return new ParquetLeaf(
                path, column, child, typeOf(field), field.isNullable(), levels, repeatsTexts);
    }
}
