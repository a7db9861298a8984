package dev.headwater.engine.scan;

import java.io.IOException;
import org.apache.parquet.format.PageHeader;

/// Walks the page headers of a column chunk; the bodies between them are passed over.
final class PageHeaders {
    private static final int FIRST_READ = 1 << 12;
    private static final int LARGEST_HEADER = 16 << 20;

    private final ColumnChunkBytes chunk;
    private long position;
    private long bodyOffset;

    PageHeaders(ColumnChunkBytes chunk) {
        this.chunk = chunk;
        this.position = chunk.start();
    }

    /// The next header.
    ///
    /// @throws DataException if the chunk is at its end, or the header is malformed
    PageHeader next() {
        long available = chunk.lengthFrom(position);
        if (available == 0) {
            throw chunk.location().corrupt("the column has fewer rows than its row group");
        }
        PageHeader header = new PageHeader();
        bodyOffset = position + read(header, available);
        int bodyLength = header.getCompressed_page_size();
        if (bodyLength < 0
                || header.getUncompressed_page_size() < 0
                || bodyLength > chunk.lengthFrom(bodyOffset)) {
            throw chunk.location().corrupt("a page cannot have " + bodyLength + " bytes");
        }
        position = bodyOffset + bodyLength;
        return header;
    }

    /// Where in the file the body behind the last header begins.
    long bodyOffset() {
        return bodyOffset;
    }

    /// Statistics can make a header longer than any guess, so the guess grows until the header
    /// fits.
    private int read(PageHeader header, long available) {
        int length = (int) Math.min(FIRST_READ, available);
        while (true) {
            int index = chunk.require(position, length);
            try {
                return ThriftReader.readPageHeader(header, chunk.buffer(), index, length);
            } catch (IOException e) {
                if (length == available || length > LARGEST_HEADER) {
                    throw chunk.location().corrupt("malformed page header", e);
                }
                length = (int) Math.min(8L * length, available);
            }
        }
    }
}
