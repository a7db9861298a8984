package dev.headwater.engine.output;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/// Writes a Parquet file of flat columns and structs of flat columns, compressed with zstd.
///
/// The bytes depend on the rows only, not on how they come in batches. Holds one page and the
/// compressed row group in memory.
final class ParquetTableWriter implements TableWriter {
    static final int PAGES_PER_ROW_GROUP = 64;

    private static final String CREATED_BY = "headwater version 0.1.0";
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT_VERSION = 2;
    private static final int COMPRESSION_LEVEL = 1;

    private final Path file;
    private final List<SchemaElement> schema;
    private final List<ParquetColumnWriter> columns = new ArrayList<>();
    private final int rowsPerPage;
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private final ZstdCompressCtx compressor = new ZstdCompressCtx().setLevel(COMPRESSION_LEVEL);
    private final PageBytes page = new PageBytes();
    private final PageBytes compressed = new PageBytes();
    private final OutputStream out;
    private long position;
    private int pageRows;
    private int groupRows;

    /// Begins to write `file`, which must exist: an interrupt that removed it is not undone.
    ParquetTableWriter(Path file, Schema schema) throws IOException {
        this.file = file;
        this.rowsPerPage = PageRows.of(schema);
        this.schema = ParquetLeaf.schemaElements(schema);
        ParquetLeaf.of(schema).forEach(leaf -> columns.add(new ParquetColumnWriter(leaf)));
        this.out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE));
        writeBytes(MAGIC);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public void write(VectorSchemaRoot batch) throws IOException {
        int rows = batch.getRowCount();
        for (int from = 0; from < rows; ) {
            int to = Math.min(rows, from + rowsPerPage - pageRows);
            for (ParquetColumnWriter column : columns) {
                column.append(batch, from, to);
            }
            pageRows += to - from;
            from = to;
            if (pageRows == rowsPerPage) {
                endPage();
            }
        }
    }

    /// Appends all rows of `part`, a finished writer of the same schema, by copying its row groups.
    void append(ParquetTableWriter part) throws IOException {
        endRowGroup();
        long shift = position - MAGIC.length;
        for (RowGroup group : part.rowGroups) {
            RowGroup moved = group.deepCopy();
            for (ColumnChunk chunk : Objects.requireNonNull(moved.getColumns())) {
                ColumnMetaData column = Objects.requireNonNull(chunk.getMeta_data());
                chunk.setFile_offset(chunk.getFile_offset() + shift);
                column.setData_page_offset(column.getData_page_offset() + shift);
                if (column.isSetDictionary_page_offset()) {
                    column.setDictionary_page_offset(column.getDictionary_page_offset() + shift);
                }
            }
            moved.setFile_offset(moved.getFile_offset() + shift);
            rowGroups.add(moved);
        }
        copyRowGroups(part);
    }

    @Override
    public void finish() throws IOException {
        endRowGroup();
        long rows = rowGroups.stream().mapToLong(RowGroup::getNum_rows).sum();
        var metadata =
                new FileMetaData(FORMAT_VERSION, schema, rows, rowGroups).setCreated_by(CREATED_BY);
        // Readers trust minimum and maximum only when the order they were found by is stated.
        metadata.setColumn_orders(
                Collections.nCopies(
                        columns.size(), ColumnOrder.TYPE_ORDER(new TypeDefinedOrder())));
        var footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, footer);
        int length = footer.size();
        footer.writeTo(out);
        out.write(
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(length)
                        .array());
        out.write(MAGIC);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        columns.clear();
        compressor.close();
        out.close();
    }

    private void endPage() throws IOException {
        for (ParquetColumnWriter column : columns) {
            column.endPage(compressor, page, compressed);
        }
        groupRows += pageRows;
        pageRows = 0;
        if (groupRows == PAGES_PER_ROW_GROUP * rowsPerPage) {
            endRowGroup();
        }
    }

    private void endRowGroup() throws IOException {
        if (pageRows > 0) {
            endPage();
        }
        if (groupRows == 0) {
            return;
        }
        long start = position;
        long uncompressedBytes = 0;
        List<ColumnChunk> chunks = new ArrayList<>();
        for (ParquetColumnWriter column : columns) {
            ColumnChunk chunk = column.endChunk(out, position, compressor, compressed);
            ColumnMetaData written = Objects.requireNonNull(chunk.getMeta_data());
            position += written.getTotal_compressed_size();
            uncompressedBytes += written.getTotal_uncompressed_size();
            chunks.add(chunk);
        }
        rowGroups.add(
                new RowGroup(chunks, uncompressedBytes, groupRows)
                        .setFile_offset(start)
                        .setTotal_compressed_size(position - start));
        groupRows = 0;
    }

    private void copyRowGroups(ParquetTableWriter part) throws IOException {
        long length = part.position - MAGIC.length;
        try (InputStream in = Files.newInputStream(part.file)) {
            in.skipNBytes(MAGIC.length);
            byte[] buffer = new byte[1 << 16];
            for (long left = length; left > 0; ) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (read == 0) {
                    throw new IOException("temporary file " + part.file + " was changed");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        position += length;
    }

    private void writeBytes(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }
}
