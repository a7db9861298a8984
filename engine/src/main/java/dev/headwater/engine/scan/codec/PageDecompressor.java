package dev.headwater.engine.scan.codec;

import java.io.IOException;

/// Decompresses whole pages of one codec. Not thread-safe; close releases native memory.
public sealed interface PageDecompressor extends AutoCloseable
        permits GzipDecompressor,
                Lz4Decompressor,
                Lz4RawDecompressor,
                SnappyDecompressor,
                UncompressedPages,
                ZstdDecompressor {

    /// No more than this many bytes can come out of `source[offset, offset + length)`: what a page
    /// header claims is checked against it before anything is allocated.
    ///
    /// @throws IOException if the bytes are malformed
    long largestSize(byte[] source, int offset, int length) throws IOException;

    /// Decompresses `source[offset, offset + length)` into `target[targetOffset, targetOffset +
    /// size)`.
    ///
    /// @throws IOException if the bytes are malformed or do not give exactly `size` bytes
    void decompress(
            byte[] source, int offset, int length, byte[] target, int targetOffset, int size)
            throws IOException;

    @Override
    default void close() {}

    /// @throws IOException unless `found` is the `expected` size
    static void requireSize(int expected, long found) throws IOException {
        if (expected != found) {
            throw new IOException(
                    "decompresses to " + found + " bytes, not the announced " + expected);
        }
    }
}
