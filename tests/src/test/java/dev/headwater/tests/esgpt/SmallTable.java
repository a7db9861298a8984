package dev.headwater.tests.esgpt;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// A table of a few rows with optional columns, to be written as a Parquet file of one row group
/// and one plain page a column.
final class SmallTable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    enum Kind {
        LONG,
        TIME,
        TEXT,
        FLOAT,
        BOOLEAN
    }

    private record Column(Kind kind, List<@Nullable Object> values) {}

    private final Map<String, Column> columns = new LinkedHashMap<>();

    /// Adds a column, or puts it in the place of another one.
    SmallTable with(String name, Kind kind, List<? extends @Nullable Object> values) {
        columns.put(name, new Column(kind, new ArrayList<>(values)));
        return this;
    }

    SmallTable without(String name) {
        columns.remove(name);
        return this;
    }

    void write(Path file) {
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(MAGIC);
            int rowCount = columns.values().iterator().next().values.size();
            List<SchemaElement> schema = new ArrayList<>();
            schema.add(new SchemaElement("schema").setNum_children(columns.size()));
            List<ColumnChunk> chunks = new ArrayList<>();
            for (Map.Entry<String, Column> column : columns.entrySet()) {
                schema.add(element(column.getKey(), column.getValue().kind));
                chunks.add(writeChunk(column.getKey(), column.getValue(), out));
            }
            RowGroup group = new RowGroup(chunks, out.size() - MAGIC.length, rowCount);
            var footer = new ByteArrayOutputStream();
            Util.writeFileMetaData(new FileMetaData(2, schema, rowCount, List.of(group)), footer);
            footer.writeTo(out);
            out.writeInt(Integer.reverseBytes(footer.size()));
            out.write(MAGIC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ColumnChunk writeChunk(String name, Column column, DataOutputStream out)
            throws IOException {
        long start = out.size();
        byte[] page = page(column);
        int rowCount = column.values.size();
        var header = new PageHeader(PageType.DATA_PAGE, page.length, page.length);
        header.setData_page_header(
                new DataPageHeader(rowCount, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        Util.writePageHeader(header, out);
        out.write(page);
        long length = out.size() - start;
        return new ColumnChunk(start)
                .setMeta_data(
                        new ColumnMetaData(
                                physical(column.kind),
                                List.of(Encoding.PLAIN),
                                List.of(name),
                                CompressionCodec.UNCOMPRESSED,
                                rowCount,
                                length,
                                length,
                                start));
    }

    /// The definition levels, each as a run of one, then the values that are not null.
    private static byte[] page(Column column) throws IOException {
        var page = new ByteArrayOutputStream();
        var out = new DataOutputStream(page);
        out.writeInt(Integer.reverseBytes(2 * column.values.size()));
        for (Object value : column.values) {
            out.writeByte(1 << 1);
            out.writeByte(value == null ? 0 : 1);
        }
        int bit = 0;
        int bits = 0;
        for (Object value : column.values) {
            switch (value) {
                case null -> {}
                case Boolean flag -> {
                    bits |= flag ? 1 << bit : 0;
                    bit = (bit + 1) % Byte.SIZE;
                    if (bit == 0) {
                        out.writeByte(bits);
                        bits = 0;
                    }
                }
                case Long number -> out.writeLong(Long.reverseBytes(number));
                case Float number ->
                        out.write(
                                ByteBuffer.allocate(Float.BYTES)
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .putFloat(number)
                                        .array());
                case String text -> {
                    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(Integer.reverseBytes(utf8.length));
                    out.write(utf8);
                }
                default -> throw new IllegalArgumentException(String.valueOf(value));
            }
        }
        if (bit > 0) {
            out.writeByte(bits);
        }
        return page.toByteArray();
    }

    private static SchemaElement element(String name, Kind kind) {
        SchemaElement element =
                new SchemaElement(name)
                        .setType(physical(kind))
                        .setRepetition_type(FieldRepetitionType.OPTIONAL);
        return switch (kind) {
            case TIME ->
                    element.setLogicalType(
                            LogicalType.TIMESTAMP(
                                    new TimestampType(false, TimeUnit.MICROS(new MicroSeconds()))));
            case TEXT -> element.setLogicalType(LogicalType.STRING(new StringType()));
            case LONG, FLOAT, BOOLEAN -> element;
        };
    }

    private static Type physical(Kind kind) {
        return switch (kind) {
            case LONG, TIME -> Type.INT64;
            case TEXT -> Type.BYTE_ARRAY;
            case FLOAT -> Type.FLOAT;
            case BOOLEAN -> Type.BOOLEAN;
        };
    }
}
