package dev.headwater.engine.scan.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Pages that call themselves LZ4, in every form that writers gave them.
class Lz4DecompressorTest {
    private static final byte[] PAGE = page();

    @Test
    void oneFrameOfOneBlock() throws IOException {
        assertThat(decompress(frame(PAGE.length, block(0, PAGE.length)))).isEqualTo(PAGE);
    }

    @Test
    void oneFrameOfManyBlocks() throws IOException {
        byte[] blocks = concat(block(0, 700), block(700, 701), block(701, PAGE.length));
        assertThat(decompress(frame(PAGE.length, blocks))).isEqualTo(PAGE);
    }

    @Test
    void manyFrames() throws IOException {
        byte[] frames =
                concat(
                        frame(700, block(0, 700)),
                        frame(PAGE.length - 700, block(700, PAGE.length)));
        assertThat(decompress(frames)).isEqualTo(PAGE);
    }

    @Test
    void oneBlockWithoutFrame() throws IOException {
        byte[] block = block(0, PAGE.length);
        assertThat(decompress(Arrays.copyOfRange(block, 4, block.length))).isEqualTo(PAGE);
    }

    @Test
    void anythingElseIsMalformed() {
        byte[] cut = Arrays.copyOf(frame(PAGE.length, block(0, PAGE.length)), 300);
        assertThatThrownBy(() -> decompress(cut)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decompress(frame(700, block(0, 700))))
                .isInstanceOf(IOException.class);
    }

    /// The compressed bytes may lie anywhere in their array, and so may the page.
    private static byte[] decompress(byte[] compressed) throws IOException {
        byte[] source = concat(new byte[3], compressed, new byte[8]);
        byte[] target = new byte[5 + PAGE.length];
        try (PageDecompressor decompressor = new Lz4Decompressor()) {
            decompressor.decompress(source, 3, compressed.length, target, 5, PAGE.length);
        }
        return Arrays.copyOfRange(target, 5, target.length);
    }

    private static byte[] frame(int length, byte[] blocks) {
        return concat(ByteBuffer.allocate(4).putInt(length).array(), blocks);
    }

    /// The compressed `PAGE[start, end)` after its length.
    private static byte[] block(int start, int end) {
        Lz4JavaCompressor compressor = new Lz4JavaCompressor();
        byte[] target = new byte[compressor.maxCompressedLength(end - start)];
        int length = compressor.compress(PAGE, start, end - start, target, 0, target.length);
        return concat(ByteBuffer.allocate(4).putInt(length).array(), Arrays.copyOf(target, length));
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all =
                ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static byte[] page() {
        byte[] page = new byte[2000];
        new Random(7).nextBytes(page);
        Arrays.fill(page, 100, 900, (byte) 1);
        return page;
    }
}
