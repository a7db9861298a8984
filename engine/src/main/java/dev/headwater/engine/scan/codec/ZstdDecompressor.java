package dev.headwater.engine.scan.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;

/// Zstandard, with one native context for all pages.
final class ZstdDecompressor implements PageDecompressor {
    /// A block of 128 KiB takes at least 4 bytes.
    private static final long LARGEST_RATIO = 32 << 10;

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();

    @Override
    public long largestSize(byte[] source, int offset, int length) throws IOException {
        try {
            long announced = Zstd.getFrameContentSize(source, offset, length);
            return announced > 0 ? announced : length * LARGEST_RATIO;
        } catch (ZstdException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void decompress(
            byte[] source, int offset, int length, byte[] target, int targetOffset, int size)
            throws IOException {
        try {
            PageDecompressor.requireSize(
                    size,
                    context.decompressByteArray(
                            target, targetOffset, size, source, offset, length));
        } catch (ZstdException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
