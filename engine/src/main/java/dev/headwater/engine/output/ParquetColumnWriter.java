package dev.headwater.engine.output;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/// Encodes one stored column: values go into the open page, compressed pages into the open chunk. Not thread-safe.
final class ParquetColumnWriter {
    private static final int LEVEL_BYTES = 1024;

    private final ParquetLeaf leaf;
    private final ValuesWriter values;
    private final @Nullable RunLengthBitPackingHybridEncoder levels;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();

    private long chunkRows;
    private long chunkPresent;
    private long uncompressedBytes;
    private long minimum = Long.MAX_VALUE;
    private long maximum = Long.MIN_VALUE;

    ParquetColumnWriter(ParquetLeaf leaf) {
        this.leaf = leaf;
        this.values = leaf.type().newValuesWriter();
        this.levels = leaf.maxDefinition() == 0 ? null : newLevels(leaf.maxDefinition());
    }

    /// Adds the rows `from .. to` (exclusive) of `batch` to the open page.
    void append(VectorSchemaRoot batch, int from, int to) throws IOException {
        FieldVector vector = leaf.vector(batch);
        FieldVector parent = leaf.parent(batch);
        if (levels != null) {
            for (int row = from; row < to; row++) {
                levels.writeInt(definition(vector, parent, row));
            }
        }
        switch (leaf.type()) {
            case INTEGER, TIMESTAMP -> appendLongs(vector, parent, from, to);
            case BOOLEAN -> appendBooleans((BitVector) vector, parent, from, to);
            case FLOAT -> appendFloats((Float4Vector) vector, parent, from, to);
            case STRING -> appendStrings((VarCharVector) vector, parent, from, to);
        }
        chunkRows += to - from;
    }

    /// Compresses the open page of `rows` rows into the chunk.
    void endPage(int rows, ZstdCompressCtx compressor) throws IOException {
        byte[] page = pageBytes();
        byte[] compressed = compressor.compress(page);
        var dataPage = new DataPageHeader(rows, leaf.type().encoding(), Encoding.RLE, Encoding.RLE);
        var header = new PageHeader(PageType.DATA_PAGE, page.length, compressed.length).setData_page_header(dataPage);
        int before = chunk.size();
        Util.writePageHeader(header, chunk);
        uncompressedBytes += chunk.size() - before + page.length;
        chunk.write(compressed);
    }

    /// Writes the chunk to `out`, where it begins at `offset`, and starts the next one.
    ColumnChunk endChunk(OutputStream out, long offset) throws IOException {
        var metadata = new ColumnMetaData(
                leaf.type().physicalType(),
                List.of(Encoding.RLE, leaf.type().encoding()),
                leaf.path(),
                CompressionCodec.ZSTD,
                chunkRows,
                uncompressedBytes,
                chunk.size(),
                offset);
        metadata.setStatistics(statistics());
        chunk.writeTo(out);
        chunk.reset();
        chunkRows = 0;
        chunkPresent = 0;
        uncompressedBytes = 0;
        minimum = Long.MAX_VALUE;
        maximum = Long.MIN_VALUE;
        return new ColumnChunk(offset).setMeta_data(metadata);
    }

    private void appendLongs(FieldVector vector, @Nullable FieldVector parent, int from, int to) {
        ArrowBuf data = vector.getDataBuffer();
        for (int row = from; row < to; row++) {
            if (isPresent(vector, parent, row)) {
                long value = data.getLong((long) row * Long.BYTES);
                minimum = Math.min(minimum, value);
                maximum = Math.max(maximum, value);
                values.writeLong(value);
                chunkPresent++;
            }
        }
    }

    private void appendBooleans(BitVector vector, @Nullable FieldVector parent, int from, int to) {
        for (int row = from; row < to; row++) {
            if (isPresent(vector, parent, row)) {
                values.writeBoolean(vector.get(row) != 0);
                chunkPresent++;
            }
        }
    }

    private void appendFloats(Float4Vector vector, @Nullable FieldVector parent, int from, int to) {
        for (int row = from; row < to; row++) {
            if (isPresent(vector, parent, row)) {
                values.writeFloat(vector.get(row));
                chunkPresent++;
            }
        }
    }

    private void appendStrings(VarCharVector vector, @Nullable FieldVector parent, int from, int to) {
        for (int row = from; row < to; row++) {
            if (isPresent(vector, parent, row)) {
                values.writeBytes(Binary.fromConstantByteArray(vector.get(row)));
                chunkPresent++;
            }
        }
    }

    private boolean isPresent(FieldVector vector, @Nullable FieldVector parent, int row) {
        return levels == null || definition(vector, parent, row) == leaf.maxDefinition();
    }

    private int definition(FieldVector vector, @Nullable FieldVector parent, int row) {
        if (parent != null && parent.isNull(row)) {
            return 0;
        }
        return leaf.nullable() && vector.isNull(row) ? leaf.maxDefinition() - 1 : leaf.maxDefinition();
    }

    private byte[] pageBytes() throws IOException {
        BytesInput body = values.getBytes();
        if (levels != null) {
            BytesInput encoded = levels.toBytes();
            body = BytesInput.concat(BytesInput.fromInt(Math.toIntExact(encoded.size())), encoded, body);
            byte[] bytes = body.toByteArray();
            levels.reset();
            values.reset();
            return bytes;
        }
        byte[] bytes = body.toByteArray();
        values.reset();
        return bytes;
    }

    private Statistics statistics() {
        var statistics = new Statistics().setNull_count(chunkRows - chunkPresent);
        if (minimum <= maximum) {
            statistics.setMin_value(littleEndian(minimum)).setMax_value(littleEndian(maximum));
        }
        return statistics;
    }

    private static byte[] littleEndian(long value) {
        return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    }

    private static RunLengthBitPackingHybridEncoder newLevels(int maxDefinition) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(maxDefinition);
        return new RunLengthBitPackingHybridEncoder(bits, LEVEL_BYTES, LEVEL_BYTES, HeapByteBufferAllocator.getInstance());
    }
}
