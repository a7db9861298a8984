package dev.headwater.tests.extraction;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.StructAccessor;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads Parquet files back with a reader that shares no code with the engine.
public final class ParquetTable {
    private ParquetTable() {}

    public static CohortTable read(Path file) {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader rows = reader.rowReader()) {
            List<SchemaNode> columns = reader.getFileSchema().getRootNode().children();
            Map<String, String> schema = new LinkedHashMap<>();
            columns.forEach(column -> schema.put(column.name(), typeName(column)));
            List<Map<String, @Nullable Object>> values = new ArrayList<>();
            while (rows.hasNext()) {
                rows.next();
                values.add(values(rows, columns));
            }
            return new CohortTable(schema, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, @Nullable Object> values(
            StructAccessor row, List<SchemaNode> columns) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (SchemaNode column : columns) {
            values.put(column.name(), row.isNull(column.name()) ? null : value(row, column));
        }
        return values;
    }

    private static Object value(StructAccessor row, SchemaNode column) {
        return switch (column) {
            case SchemaNode.GroupNode group ->
                    values(row.getStruct(group.name()), group.children());
            case SchemaNode.PrimitiveNode leaf ->
                    switch (leaf.type()) {
                        case INT64 ->
                                time(leaf)
                                        ? IsoTime.ofMicros(row.getLong(leaf.name()))
                                        : row.getLong(leaf.name());
                        case BYTE_ARRAY -> row.getString(leaf.name());
                        case BOOLEAN -> row.getBoolean(leaf.name());
                        case FLOAT -> row.getFloat(leaf.name());
                        default ->
                                throw new IllegalStateException(
                                        "no cohort has a column like " + leaf);
                    };
            default -> throw new IllegalStateException("no cohort has a column like " + column);
        };
    }

    /// The type as the golden files write it.
    private static String typeName(SchemaNode column) {
        return switch (column) {
            case SchemaNode.GroupNode group ->
                    group.children().stream()
                            .map(child -> "'" + child.name() + "': " + typeName(child))
                            .collect(Collectors.joining(", ", "Struct({", "})"));
            case SchemaNode.PrimitiveNode leaf ->
                    switch (leaf.type()) {
                        case INT64 ->
                                time(leaf) ? "Datetime(time_unit='us', time_zone=None)" : "Int64";
                        case BYTE_ARRAY -> "String";
                        case BOOLEAN -> "Boolean";
                        case FLOAT -> "Float32";
                        default -> leaf.type().toString();
                    };
            default -> column.toString();
        };
    }

    private static boolean time(SchemaNode.PrimitiveNode leaf) {
        return leaf.logicalType() instanceof LogicalType.TimestampType timestamp
                && timestamp.unit() == LogicalType.TimeUnit.MICROS
                && !timestamp.isAdjustedToUTC();
    }
}
