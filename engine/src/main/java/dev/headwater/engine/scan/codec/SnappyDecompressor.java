package dev.headwater.engine.scan.codec;

import java.io.IOException;
import org.xerial.snappy.Snappy;

/// Raw Snappy, without framing.
final class SnappyDecompressor implements PageDecompressor {
    @Override
    public long largestSize(byte[] source, int offset, int length) throws IOException {
        return Snappy.uncompressedLength(source, offset, length);
    }

    @Override
    public void decompress(
            byte[] source, int offset, int length, byte[] target, int targetOffset, int size)
            throws IOException {
        // The native code trusts the length inside the bytes, so it must be checked before.
        PageDecompressor.requireSize(size, Snappy.uncompressedLength(source, offset, length));
        PageDecompressor.requireSize(
                size, Snappy.uncompress(source, offset, length, target, targetOffset));
    }
}
