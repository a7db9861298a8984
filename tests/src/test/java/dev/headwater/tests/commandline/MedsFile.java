package dev.headwater.tests.commandline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
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

/// Writes big MEDS shards of made-up rows, uncompressed, a page and a row group every 50,000 rows.
/// Values are functions of the row number; no row has a numeric value but 0.
record MedsFile(
        int rowCount,
        IntToLongFunction subject,
        IntToLongFunction micros,
        IntFunction<String> code) {
    private static final int GROUP_ROWS = 50_000;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private static final List<SchemaElement> SCHEMA =
            List.of(
                    new SchemaElement("schema").setNum_children(4),
                    column("subject_id", Type.INT64),
                    column("time", Type.INT64)
                            .setLogicalType(
                                    LogicalType.TIMESTAMP(
                                            new TimestampType(
                                                    false, TimeUnit.MICROS(new MicroSeconds())))),
                    column("code", Type.BYTE_ARRAY)
                            .setLogicalType(LogicalType.STRING(new StringType())),
                    column("numeric_value", Type.FLOAT));

    Path write(Path file) throws IOException {
        List<RowGroup> groups = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(MAGIC);
            long position = MAGIC.length;
            for (int from = 0; from < rowCount; from += GROUP_ROWS) {
                RowGroup group =
                        writeGroup(from, Math.min(rowCount, from + GROUP_ROWS), position, out);
                groups.add(group);
                position += group.getTotal_byte_size();
            }
            var footer = new ByteArrayOutputStream();
            Util.writeFileMetaData(new FileMetaData(2, SCHEMA, rowCount, groups), footer);
            footer.writeTo(out);
            out.write(
                    ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(footer.size())
                            .array());
            out.write(MAGIC);
        }
        return file;
    }

    private RowGroup writeGroup(int from, int to, long start, OutputStream out) throws IOException {
        List<ColumnChunk> chunks = new ArrayList<>();
        long position = start;
        for (SchemaElement column : SCHEMA.subList(1, SCHEMA.size())) {
            byte[] values = values(column.getName(), from, to);
            var header = new PageHeader(PageType.DATA_PAGE, values.length, values.length);
            header.setData_page_header(
                    new DataPageHeader(to - from, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
            var page = new ByteArrayOutputStream();
            Util.writePageHeader(header, page);
            page.write(values);
            page.writeTo(out);
            var metadata =
                    new ColumnMetaData(
                            column.getType(),
                            List.of(Encoding.PLAIN),
                            List.of(column.getName()),
                            CompressionCodec.UNCOMPRESSED,
                            to - from,
                            page.size(),
                            page.size(),
                            position);
            chunks.add(new ColumnChunk(position).setMeta_data(metadata));
            position += page.size();
        }
        return new RowGroup(chunks, position - start, to - from);
    }

    private byte[] values(String column, int from, int to) {
        ByteBuffer values = ByteBuffer.allocate((to - from) * 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = from; row < to; row++) {
            switch (column) {
                case "subject_id" -> values.putLong(subject.applyAsLong(row));
                case "time" -> values.putLong(micros.applyAsLong(row));
                case "code" -> {
                    byte[] text = code.apply(row).getBytes(StandardCharsets.UTF_8);
                    values.putInt(text.length).put(text);
                }
                default -> values.putFloat(0);
            }
        }
        byte[] written = new byte[values.position()];
        values.flip().get(written);
        return written;
    }

    private static SchemaElement column(String name, Type type) {
        return new SchemaElement(name)
                .setType(type)
                .setRepetition_type(FieldRepetitionType.REQUIRED);
    }
}
