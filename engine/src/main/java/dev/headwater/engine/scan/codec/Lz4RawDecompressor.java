package dev.headwater.engine.scan.codec;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.lz4.Lz4JavaDecompressor;
import java.io.IOException;

/// LZ4 blocks without framing.
final class Lz4RawDecompressor implements PageDecompressor {
    private static final long LARGEST_RATIO = 255;

    private final Lz4Decompressor decompressor = new Lz4JavaDecompressor();

    @Override
    public long largestSize(byte[] source, int offset, int length) {
        return length * LARGEST_RATIO;
    }

    @Override
    public void decompress(
            byte[] source, int offset, int length, byte[] target, int targetOffset, int size)
            throws IOException {
        try {
            PageDecompressor.requireSize(
                    size,
                    decompressor.decompress(source, offset, length, target, targetOffset, size));
        } catch (MalformedInputException e) {
            throw new IOException(e);
        }
    }
}
