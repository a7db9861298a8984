package dev.headwater.engine.scan;

import dev.headwater.engine.scan.codec.PageDecompressor;
import dev.headwater.engine.scan.codec.PageDecompressors;
import dev.headwater.engine.scan.encoding.ValueDecoder;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.PageHeader;

/// Brings the body of one page at a time into memory, checked and decompressed. Its buffer is
/// reused from page to page; closing leaves it to others.
final class PageBody implements AutoCloseable {
    /// Writers make pages of about a megabyte.
    private static final int LARGEST_PAGE = 512 << 20;

    private final PageDecompressors decompressors;
    private final SpareArrays arrays;
    private byte[] bytes = new byte[ValueDecoder.PADDING];
    private int size;

    PageBody(PageDecompressors decompressors, SpareArrays arrays) {
        this.decompressors = decompressors;
        this.arrays = arrays;
    }

    /// The body lies in the first [#size] bytes; [ValueDecoder#PADDING] more can be read. The array
    /// changes with each page.
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /// Reads the page of `header`, whose body begins at the file offset `offset`. Its first
    /// `levelsLength` bytes are never compressed, the others if `isCompressed`.
    ///
    /// @throws DataException if the page is corrupt or its codec is not supported
    void load(
            ColumnChunkBytes chunk,
            PageHeader header,
            long offset,
            int levelsLength,
            boolean isCompressed) {
        int length = header.getCompressed_page_size();
        int index = chunk.require(offset, length);
        byte[] source = chunk.buffer();
        if (header.isSetCrc()) {
            checkCrc(source, index, length, header.getCrc(), chunk.location());
        }
        PageDecompressor decompressor = decompressor(chunk, isCompressed);
        size = isCompressed ? header.getUncompressed_page_size() : length;
        if (levelsLength < 0 || levelsLength > length || levelsLength > size) {
            throw chunk.location()
                    .corrupt("levels of " + levelsLength + " bytes in a page of " + size);
        }
        try {
            int valuesLength = length - levelsLength;
            makeRoom(
                    levelsLength,
                    decompressor.largestSize(source, index + levelsLength, valuesLength));
            System.arraycopy(source, index, bytes, 0, levelsLength);
            if (size > levelsLength) {
                decompressor.decompress(
                        source,
                        index + levelsLength,
                        valuesLength,
                        bytes,
                        levelsLength,
                        size - levelsLength);
            }
        } catch (IOException e) {
            throw chunk.location().corrupt("malformed page: " + e.getMessage(), e);
        }
    }

    private void makeRoom(int levelsLength, long largestValuesLength) throws IOException {
        if (size > LARGEST_PAGE || size - levelsLength > largestValuesLength) {
            throw new IOException("it cannot have " + size + " bytes");
        }
        if (bytes.length < size + ValueDecoder.PADDING) {
            arrays.keep(bytes);
            bytes = arrays.take(size + size / 4 + ValueDecoder.PADDING);
        }
    }

    @Override
    public void close() {
        arrays.keep(bytes);
    }

    private PageDecompressor decompressor(ColumnChunkBytes chunk, boolean isCompressed) {
        PageDecompressor decompressor =
                decompressors.get(isCompressed ? chunk.codec() : CompressionCodec.UNCOMPRESSED);
        if (decompressor == null) {
            throw chunk.location()
                    .error(DiagnosticCode.D011, "the codec " + chunk.codec() + " is not supported");
        }
        return decompressor;
    }

    private static void checkCrc(
            byte[] source, int index, int length, int expected, DataLocation location) {
        CRC32 crc = new CRC32();
        crc.update(source, index, length);
        if ((int) crc.getValue() != expected) {
            throw location.corrupt("a page does not have its checksum");
        }
    }
}
