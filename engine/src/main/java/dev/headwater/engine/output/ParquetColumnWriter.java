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
import org.apache.arrow.vector.complex.ListVector;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
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
/// Java code encodes. Only texts that repeat themselves get a dictionary, for the sake of readers.
final class ParquetColumnWriter {
    private final ParquetLeaf leaf;
    private final DefinitionLevels levels = new DefinitionLevels();
    private final PageBytes values = new PageBytes();
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();

    /// Whether an element of a list is its row's first one, 0, or not, 1.
    private final DefinitionLevels repetitions = new DefinitionLevels();

    private final TextDictionaryPages texts = new TextDictionaryPages();

    /// Whether the open page goes into the dictionary.
    private boolean numbersTexts;

    private int pageBits;
    private int pageEntries;

    /// Values and nulls: one a row, but for lists.
    private long chunkEntries;

    private long chunkNulls;
    private long uncompressedBytes;
    private long minimum = Long.MAX_VALUE;
    private long maximum = Long.MIN_VALUE;

    ParquetColumnWriter(ParquetLeaf leaf) {
        this.leaf = leaf;
        this.numbersTexts = leaf.repeatsTexts();
    }

    /// Adds the rows `from .. to` (exclusive) of `batch` to the open page.
    void append(VectorSchemaRoot batch, int from, int to) {
        FieldVector vector = leaf.vector(batch);
        FieldVector parent = leaf.parent(batch);
        if (leaf.isList()) {
            appendLists((ListVector) vector, from, to);
            return;
        }
        countEntries(to - from);
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

    private void countEntries(int count) {
        pageEntries += count;
        chunkEntries += count;
    }

    private void appendLists(ListVector lists, int from, int to) {
        VarCharVector elements = (VarCharVector) lists.getDataVector();
        for (int row = from; row < to; row++) {
            int start = lists.isNull(row) ? 0 : lists.getElementStartIndex(row);
            int end = lists.isNull(row) ? 0 : lists.getElementEndIndex(row);
            countEntries(Math.max(1, end - start));
            repetitions.add(0, 1);
            if (start == end) {
                levels.add(lists.isNull(row) ? 0 : 1, 1);
                chunkNulls++;
                continue;
            }
            if (end - start > 1) {
                repetitions.add(1, end - start - 1);
            }
            levels.add(leaf.maxDefinition(), end - start);
            appendStrings(elements, start, end);
        }
    }

    /// Compresses the open page into the chunk. `page` and `compressed` are scratch.
    void endPage(ZstdCompressCtx compressor, PageBytes page, PageBytes compressed)
            throws IOException {
        page.clear();
        if (leaf.isList()) {
            repetitions.moveTo(page);
        }
        if (leaf.maxDefinition() > 0) {
            levels.moveTo(page);
        }
        // Where all is null there is nothing to number.
        boolean isNumbered = numbersTexts && !texts.isEmpty();
        if (isNumbered) {
            texts.moveTo(page);
        } else {
            page.put(values);
        }
        Encoding encoding = isNumbered ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
        var dataPage = new DataPageHeader(pageEntries, encoding, Encoding.RLE, Encoding.RLE);
        int length = compress(compressor, page, compressed);
        var header = new PageHeader(PageType.DATA_PAGE, page.size(), length);
        int before = chunk.size();
        Util.writePageHeader(header.setData_page_header(dataPage), chunk);
        uncompressedBytes += chunk.size() - before + page.size();
        chunk.write(compressed.array(), 0, length);
        numbersTexts &= texts.hasRoom();
        values.clear();
        pageBits = 0;
        pageEntries = 0;
    }

    /// @return how many bytes of `compressed` mean something
    private static int compress(ZstdCompressCtx compressor, PageBytes page, PageBytes compressed) {
        compressed.clear();
        compressed.ensure(Math.toIntExact(Zstd.compressBound(page.size())));
        byte[] target = compressed.array();
        return compressor.compressByteArray(target, 0, target.length, page.array(), 0, page.size());
    }

    /// Writes the dictionary, if there is one, to `out`.
    ///
    /// @return its length with its header
    private int writeDictionary(OutputStream out, ZstdCompressCtx compressor, PageBytes compressed)
            throws IOException {
        if (texts.isEmpty()) {
            return 0;
        }
        int length = compress(compressor, texts.texts(), compressed);
        var page = new ByteArrayOutputStream();
        var header = new PageHeader(PageType.DICTIONARY_PAGE, texts.texts().size(), length);
        header.setDictionary_page_header(new DictionaryPageHeader(texts.size(), Encoding.PLAIN));
        Util.writePageHeader(header, page);
        uncompressedBytes += page.size() + texts.texts().size();
        page.write(compressed.array(), 0, length);
        page.writeTo(out);
        return page.size();
    }

    /// Writes the chunk to `out`, where it begins at `offset`, and starts the next one.
    /// `compressed` is scratch.
    ColumnChunk endChunk(
            OutputStream out, long offset, ZstdCompressCtx compressor, PageBytes compressed)
            throws IOException {
        int dictionaryBytes = writeDictionary(out, compressor, compressed);
        var metadata =
                new ColumnMetaData(
                        leaf.type().physicalType(),
                        dictionaryBytes == 0
                                ? List.of(Encoding.RLE, Encoding.PLAIN)
                                : List.of(Encoding.RLE, Encoding.PLAIN, Encoding.RLE_DICTIONARY),
                        leaf.path(),
                        CompressionCodec.ZSTD,
                        chunkEntries,
                        uncompressedBytes,
                        dictionaryBytes + chunk.size(),
                        offset + dictionaryBytes);
        if (dictionaryBytes > 0) {
            metadata.setDictionary_page_offset(offset);
        }
        metadata.setStatistics(statistics());
        chunk.writeTo(out);
        chunk.reset();
        chunkEntries = 0;
        chunkNulls = 0;
        uncompressedBytes = 0;
        texts.clear();
        numbersTexts = leaf.repeatsTexts();
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
            case DOUBLE ->
                    values.put(
                            vector.getDataBuffer(),
                            (long) from * Double.BYTES,
                            (to - from) * Double.BYTES);
            case BOOLEAN -> appendBits((BitVector) vector, from, to);
            case STRING -> {
                if (numbersTexts) {
                    texts.append((VarCharVector) vector, from, to);
                } else {
                    appendStrings((VarCharVector) vector, from, to);
                }
            }
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
