package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.LittleEndian;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.column.ChunkBounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.jspecify.annotations.Nullable;

/// An open Parquet file and its footer. Close closes the file.
final class ParquetFile implements AutoCloseable {
    private static final int MAGIC_LENGTH = 4;
    private static final int TAIL_LENGTH = 8;
    private static final int FIRST_READ = 1 << 14;

    /// Bytes of a column chunk.
    private static final long MOST_PREFETCHED = 16 << 20;

    private final FileBytes bytes;
    private final SpareArrays arrays;
    private final ParquetSchema schema;
    private final List<RowGroup> rowGroups;

    /// Whether the order is stated by which the writer found smallest and largest values.
    private final boolean hasColumnOrders;

    private ParquetFile(FileBytes bytes, SpareArrays arrays) {
        FileMetaData footer = readFooter(bytes);
        this.bytes = bytes;
        this.arrays = arrays;
        this.schema =
                ParquetSchema.of(required(footer.getSchema(), bytes.location()), bytes.location());
        this.rowGroups = required(footer.getRow_groups(), bytes.location());
        this.hasColumnOrders = footer.isSetColumn_orders();
    }

    /// @param arrays for the buffers of chunks
    /// @throws DataException if the file is missing, cannot be read, or is no Parquet file that can
    ///   be read
    static ParquetFile open(Path path, SpareArrays arrays) {
        FileBytes bytes = FileBytes.open(path);
        try {
            return new ParquetFile(bytes, arrays);
        } catch (DataException e) {
            bytes.close();
            throw e;
        }
    }

    ParquetSchema schema() {
        return schema;
    }

    DataLocation location() {
        return bytes.location();
    }

    int rowGroupCount() {
        return rowGroups.size();
    }

    /// @throws DataException if the footer contradicts itself
    long rowCount(int rowGroup) {
        RowGroup group = rowGroups.get(rowGroup);
        if (group.getNum_rows() < 0 || group.getColumnsSize() != schema.leafCount()) {
            throw location()
                    .corrupt(
                            "row group "
                                    + rowGroup
                                    + " of "
                                    + group.getNum_rows()
                                    + " rows and "
                                    + group.getColumnsSize()
                                    + " columns");
        }
        return group.getNum_rows();
    }

    /// What the footer says of the codes and values of a row group.
    ChunkBounds bounds(int rowGroup) {
        return hasColumnOrders
                ? ChunkStatistics.bounds(schema, rowGroups.get(rowGroup))
                : ChunkBounds.UNKNOWN;
    }

    /// False only if the footer says that the subject has no row in a row group.
    boolean mayHold(int rowGroup, long subject) {
        return ChunkStatistics.mayHold(schema, rowGroups.get(rowGroup), subject);
    }

    /// The pages of one column in one row group, to be closed by the caller.
    ///
    /// @throws DataException if the footer contradicts itself or the file
    ColumnChunkBytes chunk(int rowGroup, ParquetColumn column) {
        return ColumnChunkBytes.of(
                bytes,
                required(rowGroups.get(rowGroup).getColumns(), location()).get(column.leaf()),
                arrays,
                location().in(rowGroup, column.name()));
    }

    /// How many values a column has in a row group, nulls and empty lists included.
    long valueCount(int rowGroup, ParquetColumn column) {
        ColumnChunk chunk =
                required(rowGroups.get(rowGroup).getColumns(), location()).get(column.leaf());
        return chunk.getMeta_data() == null ? 0 : chunk.getMeta_data().getNum_values();
    }

    /// Brings the beginnings of the chunks of `columns` in a row group near while others are
    /// decoded, if the file lies on slow storage. The operating system reads on from there.
    void prefetch(int rowGroup, List<ParquetColumn> columns) {
        if (rowGroup >= rowGroups.size() || !bytes.isSlow()) {
            return;
        }
        for (ParquetColumn column : columns) {
            ColumnChunkBytes chunk = chunk(rowGroup, column);
            bytes.prefetch(
                    chunk.start(), Math.min(chunk.lengthFrom(chunk.start()), MOST_PREFETCHED));
        }
    }

    @Override
    public void close() {
        bytes.close();
    }

    private static <T> List<T> required(@Nullable List<T> part, DataLocation location) {
        if (part == null) {
            throw location.corrupt("malformed footer");
        }
        return part;
    }

    private static FileMetaData readFooter(FileBytes bytes) {
        long size = bytes.size();
        if (size < MAGIC_LENGTH + TAIL_LENGTH) {
            throw bytes.location()
                    .error(DiagnosticCode.D003, "not a Parquet file: only " + size + " bytes");
        }
        // Most footers come with the tail in one read.
        byte[] tail = readTail(bytes, (int) Math.min(size, FIRST_READ));
        checkMagic(tail, bytes.location());
        int length = LittleEndian.getInt(tail, tail.length - TAIL_LENGTH);
        if (length <= 0 || length > size - MAGIC_LENGTH - TAIL_LENGTH) {
            throw bytes.location().corrupt("the footer cannot have " + length + " bytes");
        }
        if (length > tail.length - TAIL_LENGTH) {
            tail = readTail(bytes, length + TAIL_LENGTH);
        }
        try {
            return ThriftReader.readFooter(tail, tail.length - TAIL_LENGTH - length, length);
        } catch (IOException e) {
            throw bytes.location().corrupt("malformed footer", e);
        }
    }

    private static byte[] readTail(FileBytes bytes, int length) {
        byte[] tail = new byte[length];
        bytes.read(bytes.size() - length, tail, 0, length);
        return tail;
    }

    private static void checkMagic(byte[] tail, DataLocation location) {
        switch (new String(
                tail, tail.length - MAGIC_LENGTH, MAGIC_LENGTH, StandardCharsets.ISO_8859_1)) {
            case "PAR1" -> {}
            case "PARE" -> throw location.error(DiagnosticCode.D003, "the file is encrypted");
            default ->
                    throw location.error(
                            DiagnosticCode.D003,
                            "not a Parquet file, or cut off: it does not end in `PAR1`");
        }
    }
}
