package dev.headwater.engine.scan.codec;

import java.io.IOException;

/// Pages stored as they are.
final class UncompressedPages implements PageDecompressor {
    @Override
    public long largestSize(byte[] source, int offset, int length) {
        return length;
    }

    @Override
    public void decompress(
            byte[] source, int offset, int length, byte[] target, int targetOffset, int size)
            throws IOException {
        PageDecompressor.requireSize(size, length);
        System.arraycopy(source, offset, target, targetOffset, size);
    }
}
