package dev.headwater.engine.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/// A Parquet file that parquet-java's column writers make, put together without Hadoop.
///
/// @param rowsOfGroups how many rows each row group has
/// @param pageRows how many rows a page has at most
record GeneratedFile(
        List<GeneratedColumn> columns,
        List<Integer> rowsOfGroups,
        NullPattern nulls,
        CompressionCodec codec,
        int pageRows,
        Set<FileTrait> traits) {
    private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);

    int rowCount() {
        return rowsOfGroups.stream().mapToInt(Integer::intValue).sum();
    }

    boolean isNull(GeneratedColumn column, int row) {
        return !column.isNeverNull() && nulls.isNull(row, rowCount());
    }

    Path write(Path path) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(MAGIC);
        List<RowGroup> groups = new ArrayList<>();
        int first = 0;
        for (int rows : rowsOfGroups) {
            groups.add(writeGroup(first, rows, file));
            first += rows;
        }
        int footerStart = file.size();
        Util.writeFileMetaData(new FileMetaData(2, elements(), rowCount(), groups), file);
        file.write(
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(file.size() - footerStart)
                        .array());
        file.write(MAGIC);
        return Files.write(path, file.toByteArray());
    }

    private RowGroup writeGroup(int first, int rows, ByteArrayOutputStream file)
            throws IOException {
        Map<String, GeneratedPages> pages = new LinkedHashMap<>();
        columns.forEach(
                column -> pages.put(column.path(), new GeneratedPages(column, codec, traits)));
        MessageType schema = new MessageType("schema", types());
        PageWriteStore sinks = descriptor -> pages.get(String.join(".", descriptor.getPath()));
        try (ColumnWriteStore store = properties().newColumnWriteStore(schema, sinks)) {
            for (int row = first; row < first + rows; row++) {
                writeRow(store, schema, row);
                store.endRecord();
            }
            store.flush();
        }
        List<ColumnChunk> chunks = new ArrayList<>();
        for (GeneratedPages chunk : pages.values()) {
            chunks.add(chunk.appendTo(file));
        }
        return new RowGroup(chunks, file.size(), rows);
    }

    private void writeRow(ColumnWriteStore store, MessageType schema, int row) {
        for (int i = 0; i < columns.size(); i++) {
            GeneratedColumn column = columns.get(i);
            ColumnWriter writer =
                    store.getColumnWriter(schema.getColumnDescription(column.path().split("\\.")));
            int level = column.maxDefinition();
            if (isNull(column, row)) {
                // Of a leaf in a group now the leaf is null, now the group.
                writer.writeNull(0, row % level);
                continue;
            }
            switch (column.stored().apply(row)) {
                case Boolean value -> writer.write(value, 0, level);
                case Integer value -> writer.write(value, 0, level);
                case Long value -> writer.write(value, 0, level);
                case Float value -> writer.write(value, 0, level);
                case Double value -> writer.write(value, 0, level);
                case Binary value -> writer.write(value, 0, level);
                default -> throw new AssertionError(column);
            }
        }
    }

    private ParquetProperties properties() {
        ParquetProperties.Builder builder =
                ParquetProperties.builder()
                        .withWriterVersion(
                                isVersion2()
                                        ? WriterVersion.PARQUET_2_0
                                        : WriterVersion.PARQUET_1_0)
                        .withPageRowCountLimit(pageRows);
        if (!traits.contains(FileTrait.CHOSEN_ENCODINGS)) {
            builder.withValuesWriterFactory(new OwnEncodings());
        }
        return builder.build();
    }

    private boolean isVersion2() {
        return traits.contains(FileTrait.VERSION_2);
    }

    private final class OwnEncodings implements ValuesWriterFactory {
        @Override
        public void initialize(ParquetProperties properties) {}

        @Override
        public ValuesWriter newValuesWriter(ColumnDescriptor descriptor) {
            String path = String.join(".", descriptor.getPath());
            GeneratedColumn column =
                    columns.stream()
                            .filter(each -> each.path().equals(path))
                            .findFirst()
                            .orElseThrow();
            return column.encoding().writer(column.element(), isVersion2());
        }
    }

    private List<Type> types() {
        return columns.stream().map(GeneratedFile::type).toList();
    }

    private static Type type(GeneratedColumn column) {
        PrimitiveTypeName name =
                column.element().getType() == org.apache.parquet.format.Type.BYTE_ARRAY
                        ? PrimitiveTypeName.BINARY
                        : PrimitiveTypeName.valueOf(column.element().getType().name());
        Type leaf =
                new PrimitiveType(
                        column.isRequired() ? Repetition.REQUIRED : Repetition.OPTIONAL,
                        name,
                        column.element().getType_length(),
                        column.name());
        return column.group() == null
                ? leaf
                : new GroupType(Repetition.OPTIONAL, column.group(), leaf);
    }

    private List<SchemaElement> elements() {
        List<SchemaElement> elements = new ArrayList<>();
        SchemaElement root = new SchemaElement("schema");
        root.setNum_children(columns.size());
        elements.add(root);
        for (GeneratedColumn column : columns) {
            if (column.group() != null) {
                SchemaElement group = new SchemaElement(column.group());
                group.setNum_children(1);
                group.setRepetition_type(FieldRepetitionType.OPTIONAL);
                elements.add(group);
            }
            elements.add(column.element());
        }
        return elements;
    }
}
