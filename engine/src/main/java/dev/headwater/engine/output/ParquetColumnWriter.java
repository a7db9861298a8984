package dev.headwater.engine.output;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// Encodes one stored column: values go into the open page, compressed pages into the open chunk.
/// Not thread-safe.
///
/// Values are stored plain: a copy of the Arrow buffer, which native zstd then shrinks faster than
/// Java code encodes.
final class ParquetColumnWriter {
    private final ParquetLeaf leaf;
    private final DefinitionLevels levels = new DefinitionLevels();
    private final PageBytes values = new PageBytes();
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();

    private int pageBits;
    private long chunkRows;
    private long chunkNulls;
    private long uncompressedBytes;
    private long minimum = Long.MAX_VALUE;
    private long maximum = Long.MIN_VALUE;

    ParquetColumnWriter(ParquetLeaf leaf) {
        this.leaf = leaf;
    }

    /// Adds the rows `from .. to` (exclusive) of `batch` to the open page.
    void append(VectorSchemaRoot batch, int from, int to) {
        FieldVector vector = leaf.vector(batch);
        FieldVector parent = leaf.parent(batch);
        chunkRows += to - from;
        if (hasNoNulls(vector, parent)) {
            levels.add(leaf.maxDefinition(), to - from);
            appendPresent(vector, from, to);
            return;
        }
        if (parent == null && vector.getNullCount() == vector.getValueCount()) {
            levels.add(leaf.maxDefinition() - 1, to - from);
            chunkNulls += to - from;
            return;
        }
        for (int row = from; row < to; ) {
            int level = definition(vector, parent, row);
            int end = row + 1;
            while (end < to && definition(vector, parent, end) == level) {
                end++;
            }
            levels.add(level, end - row);
            if (level == leaf.maxDefinition()) {
                appendPresent(vector, row, end);
            } else {
                chunkNulls += end - row;
            }
            row = end;
        }
    }

    /// Compresses the open page of `rows` rows into the chunk. `page` and `compressed` are scratch.
    void endPage(int rows, ZstdCompressCtx compressor, PageBytes page, PageBytes compressed)
            throws IOException {
        page.clear();
        if (leaf.maxDefinition() > 0) {
            levels.moveTo(page);
        }
        page.put(values);
        compressed.clear();
        compressed.ensure(Math.toIntExact(Zstd.compressBound(page.size())));
        byte[] target = compressed.array();
        int length =
                compressor.compressByteArray(
                        target, 0, target.length, page.array(), 0, page.size());
        var dataPage = new DataPageHeader(rows, Encoding.PLAIN, Encoding.RLE, Encoding.RLE);
        var header = new PageHeader(PageType.DATA_PAGE, page.size(), length);
        int before = chunk.size();
        Util.writePageHeader(header.setData_page_header(dataPage), chunk);
        uncompressedBytes += chunk.size() - before + page.size();
        chunk.write(target, 0, length);
        values.clear();
        pageBits = 0;
    }

    /// Writes the chunk to `out`, where it begins at `offset`, and starts the next one.
    ColumnChunk endChunk(OutputStream out, long offset) throws IOException {
        var metadata =
                new ColumnMetaData(
                        leaf.type().physicalType(),
                        List.of(Encoding.RLE, Encoding.PLAIN),
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
        chunkNulls = 0;
        uncompressedBytes = 0;
        minimum = Long.MAX_VALUE;
        maximum = Long.MIN_VALUE;
        return new ColumnChunk(offset).setMeta_data(metadata);
    }

    private boolean hasNoNulls(FieldVector vector, @Nullable FieldVector parent) {
        return (!leaf.nullable() || vector.getNullCount() == 0)
                && (parent == null || parent.getNullCount() == 0);
    }

    private int definition(FieldVector vector, @Nullable FieldVector parent, int row) {
        if (parent != null && parent.isNull(row)) {
            return 0;
        }
        return leaf.nullable() && vector.isNull(row)
                ? leaf.maxDefinition() - 1
                : leaf.maxDefinition();
    }

    private void appendPresent(FieldVector vector, int from, int to) {
        switch (leaf.type()) {
            case INTEGER, TIMESTAMP -> {
                values.put(
                        vector.getDataBuffer(), (long) from * Long.BYTES, (to - from) * Long.BYTES);
                extendRange(to - from);
            }
            case FLOAT ->
                    values.put(
                            vector.getDataBuffer(),
                            (long) from * Float.BYTES,
                            (to - from) * Float.BYTES);
            case BOOLEAN -> appendBits((BitVector) vector, from, to);
            case STRING -> appendStrings((VarCharVector) vector, from, to);
        }
    }

    /// Extends the chunk's range by the `count` longs that were put last.
    private void extendRange(int count) {
        int end = values.size();
        long low = minimum;
        long high = maximum;
        for (int at = end - count * Long.BYTES; at < end; at += Long.BYTES) {
            long value = values.getLong(at);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        minimum = low;
        maximum = high;
    }

    /// Arrow packs bits as Parquet does, so whole bytes are copied where both begin a byte.
    private void appendBits(BitVector vector, int from, int to) {
        int row = from;
        if ((pageBits & 7) == 0 && (from & 7) == 0) {
            int bytes = (to - from) / Byte.SIZE;
            values.put(vector.getDataBuffer(), from / Byte.SIZE, bytes);
            pageBits += bytes * Byte.SIZE;
            row += bytes * Byte.SIZE;
        }
        for (; row < to; row++) {
            int bit = pageBits++ & 7;
            if (bit == 0) {
                values.putByte(0);
            }
            values.array()[values.size() - 1] |= (byte) (vector.get(row) << bit);
        }
    }

    private void appendStrings(VarCharVector vector, int from, int to) {
        for (int row = from; row < to; row++) {
            int length = vector.getValueLength(row);
            values.putInt(length);
            values.put(vector.getDataBuffer(), vector.getStartOffset(row), length);
        }
    }

    private Statistics statistics() {
        var statistics = new Statistics().setNull_count(chunkNulls);
        if (minimum <= maximum) {
            statistics.setMin_value(littleEndian(minimum)).setMax_value(littleEndian(maximum));
        }
        return statistics;
    }

    private static byte[] littleEndian(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }
}
