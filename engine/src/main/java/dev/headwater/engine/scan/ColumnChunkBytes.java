package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;

/// The bytes of one column in one row group, as they lie in the file: headers and compressed pages.
/// Read ahead through a bounded buffer, which closing leaves to others.
final class ColumnChunkBytes implements AutoCloseable {
    private static final int READ_AHEAD = 256 << 10;

    private final FileBytes file;
    private final SpareArrays arrays;
    private final CompressionCodec codec;
    private final DataLocation location;
    private final long start;
    private final long end;

    private byte[] buffer = {};
    private long bufferStart;
    private int bufferLength;

    private ColumnChunkBytes(
            FileBytes file, ColumnMetaData metaData, SpareArrays arrays, DataLocation location) {
        this.file = file;
        this.arrays = arrays;
        CompressionCodec known = metaData.getCodec();
        if (known == null) {
            throw location.error(DiagnosticCode.D011, "the codec is unknown");
        }
        this.codec = known;
        this.location = location;
        long dictionary =
                metaData.isSetDictionary_page_offset() ? metaData.getDictionary_page_offset() : 0;
        long data = metaData.getData_page_offset();
        this.start = dictionary > 0 ? Math.min(dictionary, data) : data;
        this.end = start + metaData.getTotal_compressed_size();
        if (start < 0 || end < start || end > file.size()) {
            throw location.corrupt("the column chunk cannot be at " + start + " .. " + end);
        }
    }

    static ColumnChunkBytes of(
            FileBytes file, ColumnChunk chunk, SpareArrays arrays, DataLocation location) {
        ColumnMetaData metaData = chunk.getMeta_data();
        if (chunk.isSetCrypto_metadata() || metaData == null) {
            throw location.error(DiagnosticCode.D011, "the column is encrypted");
        }
        if (chunk.isSetFile_path()) {
            throw location.error(
                    DiagnosticCode.D011,
                    "the column lies in another file, `" + chunk.getFile_path() + "`");
        }
        return new ColumnChunkBytes(file, metaData, arrays, location);
    }

    DataLocation location() {
        return location;
    }

    CompressionCodec codec() {
        return codec;
    }

    /// Where the chunk begins in the file.
    long start() {
        return start;
    }

    /// How many bytes the chunk has from the file offset `offset` on.
    long lengthFrom(long offset) {
        return end - offset;
    }

    /// The array of which [#require] gives the index. Replaced by it.
    byte[] buffer() {
        return buffer;
    }

    /// Makes `length` bytes from the file offset `offset` on available. The caller sees to it that
    /// they lie in the chunk.
    ///
    /// @return their index in [#buffer]
    int require(long offset, int length) {
        if (offset >= bufferStart && offset + length <= bufferStart + bufferLength) {
            return (int) (offset - bufferStart);
        }
        refill(offset, length);
        return 0;
    }

    private void refill(long offset, int length) {
        int wanted = (int) Math.min(Math.max(length, READ_AHEAD), end - offset);
        byte[] target = buffer.length >= wanted ? buffer : arrays.take(wanted);
        boolean overlaps = offset >= bufferStart && offset < bufferStart + bufferLength;
        int kept = overlaps ? (int) (bufferStart + bufferLength - offset) : 0;
        if (kept > 0) {
            System.arraycopy(buffer, bufferLength - kept, target, 0, kept);
        }
        bufferLength = 0;
        file.read(offset + kept, target, kept, wanted - kept);
        if (target != buffer) {
            arrays.keep(buffer);
            buffer = target;
        }
        bufferStart = offset;
        bufferLength = wanted;
    }

    @Override
    public void close() {
        arrays.keep(buffer);
    }
}
