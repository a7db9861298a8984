package dev.headwater.engine.output;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/// Reads back plain, zstd-compressed Parquet as rows of leaf values, with nothing of the writer's
/// code.
final class ParquetRows {
    private ParquetRows() {}

    static FileMetaData footer(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        return Util.readFileMetaData(
                new ByteArrayInputStream(bytes, bytes.length - 8 - length, length));
    }

    /// The leaf columns, dotted.
    static List<String> columns(Path file) throws IOException {
        return leaves(footer(file).getSchema()).stream().map(Leaf::path).toList();
    }

    static List<List<Object>> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        FileMetaData footer = footer(file);
        List<Leaf> leaves = leaves(footer.getSchema());
        List<List<Object>> rows = new ArrayList<>();
        for (var group : footer.getRow_groups()) {
            int first = rows.size();
            for (long row = 0; row < group.getNum_rows(); row++) {
                rows.add(new ArrayList<>());
            }
            for (int column = 0; column < leaves.size(); column++) {
                ColumnMetaData chunk = group.getColumns().get(column).getMeta_data();
                List<Object> values = readChunk(bytes, chunk, leaves.get(column).maxDefinition());
                for (int row = 0; row < values.size(); row++) {
                    rows.get(first + row).add(values.get(row));
                }
            }
        }
        return rows;
    }

    private record Leaf(String path, int maxDefinition) {}

    private static List<Leaf> leaves(List<SchemaElement> elements) {
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 1; i < elements.size(); i++) {
            SchemaElement element = elements.get(i);
            int level = element.getRepetition_type() == FieldRepetitionType.OPTIONAL ? 1 : 0;
            if (!element.isSetNum_children()) {
                leaves.add(new Leaf(element.getName(), level));
                continue;
            }
            for (int child = 0; child < element.getNum_children(); child++) {
                SchemaElement inner = elements.get(++i);
                int innerLevel = inner.getRepetition_type() == FieldRepetitionType.OPTIONAL ? 1 : 0;
                leaves.add(new Leaf(element.getName() + "." + inner.getName(), level + innerLevel));
            }
        }
        return leaves;
    }

    private static List<Object> readChunk(byte[] file, ColumnMetaData chunk, int maxDefinition)
            throws IOException {
        int start = Math.toIntExact(chunk.getData_page_offset());
        var in =
                new ByteArrayInputStream(
                        file, start, Math.toIntExact(chunk.getTotal_compressed_size()));
        List<Object> values = new ArrayList<>();
        while (in.available() > 0) {
            PageHeader header = Util.readPageHeader(in);
            byte[] page =
                    Zstd.decompress(
                            in.readNBytes(header.getCompressed_page_size()),
                            header.getUncompressed_page_size());
            int rows = header.getData_page_header().getNum_values();
            readPage(
                    ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN),
                    chunk.getType(),
                    rows,
                    maxDefinition,
                    values);
        }
        return values;
    }

    private static void readPage(
            ByteBuffer page, Type type, int rows, int maxDefinition, List<Object> values) {
        int[] levels = maxDefinition == 0 ? new int[rows] : readLevels(page, rows);
        int bit = 0;
        for (int row = 0; row < rows; row++) {
            if (levels[row] < maxDefinition) {
                values.add(null);
                continue;
            }
            values.add(
                    switch (type) {
                        case INT64 -> page.getLong();
                        case BOOLEAN ->
                                (page.get(page.position() + bit / 8) >> (bit++ % 8) & 1) == 1;
                        case BYTE_ARRAY -> {
                            byte[] text = new byte[page.getInt()];
                            page.get(text);
                            yield new String(text, StandardCharsets.UTF_8);
                        }
                        default -> throw new AssertionError(type);
                    });
        }
    }

    /// Runs only: no bit-packed groups are written.
    private static int[] readLevels(ByteBuffer page, int rows) {
        int[] levels = new int[rows];
        int end = page.getInt() + page.position();
        int row = 0;
        while (page.position() < end) {
            int header = 0;
            int shift = 0;
            byte next;
            do {
                next = page.get();
                header |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            Arrays.fill(levels, row, row + (header >> 1), page.get());
            row += header >> 1;
        }
        return levels;
    }
}
