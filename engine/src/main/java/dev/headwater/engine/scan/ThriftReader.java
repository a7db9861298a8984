package dev.headwater.engine.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/// Reads the Thrift structures of a Parquet file from memory. A size that the bytes cannot hold is
/// refused before anything is allocated.
final class ThriftReader {
    private ThriftReader() {}

    /// @throws IOException if the bytes are malformed
    static FileMetaData readFooter(byte[] bytes, int offset, int length) throws IOException {
        FileMetaData footer = new FileMetaData();
        read(footer, bytes, offset, length);
        return footer;
    }

    /// Fills `header`.
    ///
    /// @return the length of the header
    /// @throws IOException if the bytes are malformed, or more of them are needed
    static int readPageHeader(PageHeader header, byte[] bytes, int offset, int length)
            throws IOException {
        return read(header, bytes, offset, length);
    }

    private static int read(TBase<?, ?> structure, byte[] bytes, int offset, int length)
            throws IOException {
        ByteArrayInputStream input = new ByteArrayInputStream(bytes, offset, length);
        try {
            TConfiguration limits =
                    new TConfiguration(
                            length,
                            TConfiguration.DEFAULT_MAX_FRAME_SIZE,
                            TConfiguration.DEFAULT_RECURSION_DEPTH);
            structure.read(new TCompactProtocol(new TIOStreamTransport(limits, input)));
        } catch (TException e) {
            throw new IOException(e);
        }
        return length - input.available();
    }
}
