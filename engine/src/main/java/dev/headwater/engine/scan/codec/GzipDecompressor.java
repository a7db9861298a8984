package dev.headwater.engine.scan.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/// Gzip; a page may hold several members.
final class GzipDecompressor implements PageDecompressor {
    private static final long LARGEST_RATIO = 1032;

    @Override
    public long largestSize(byte[] source, int offset, int length) {
        return length * LARGEST_RATIO;
    }

    @Override
    public void decompress(
            byte[] source, int offset, int length, byte[] target, int targetOffset, int size)
            throws IOException {
        try (GZIPInputStream input =
                new GZIPInputStream(new ByteArrayInputStream(source, offset, length), 1 << 13)) {
            PageDecompressor.requireSize(size, input.readNBytes(target, targetOffset, size));
            if (input.read() >= 0) {
                throw new IOException("decompresses to more than the announced " + size + " bytes");
            }
        }
    }
}
