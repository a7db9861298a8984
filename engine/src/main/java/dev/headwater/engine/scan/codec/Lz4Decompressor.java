package dev.headwater.engine.scan.codec;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.lz4.Lz4JavaDecompressor;
import java.io.IOException;
import java.nio.ByteBuffer;

/// What old writers call LZ4: blocks in Hadoop's frames, or one block without.
///
/// A frame is its decompressed length, then blocks, each after its compressed length, until they
/// amount to it. Lengths have four bytes, the highest first.
final class Lz4Decompressor implements PageDecompressor {
    private final Lz4JavaDecompressor blocks = new Lz4JavaDecompressor();
    private final Lz4RawDecompressor withoutFrames = new Lz4RawDecompressor();

    @Override
    public long largestSize(byte[] source, int offset, int length) {
        return withoutFrames.largestSize(source, offset, length);
    }

    @Override
    public void decompress(
            byte[] source, int offset, int length, byte[] target, int targetOffset, int size)
            throws IOException {
        ByteBuffer input = ByteBuffer.wrap(source, offset, length);
        if (!readFrames(input, target, targetOffset, targetOffset + size)) {
            withoutFrames.decompress(source, offset, length, target, targetOffset, size);
        }
    }

    /// @return false if there are no frames that fill `target[start, end)`
    private boolean readFrames(ByteBuffer input, byte[] target, int start, int end) {
        int position = start;
        while (position < end) {
            int frameLength = readLength(input, end - position);
            if (frameLength < 0) {
                return false;
            }
            int frameEnd = position + frameLength;
            while (position < frameEnd) {
                int length = readBlock(input, target, position, frameEnd);
                if (length < 0) {
                    return false;
                }
                position += length;
            }
        }
        return !input.hasRemaining();
    }

    private int readBlock(ByteBuffer input, byte[] target, int start, int end) {
        int length = readLength(input, input.remaining() - Integer.BYTES);
        if (length < 0) {
            return -1;
        }
        int from = input.position();
        input.position(from + length);
        try {
            return blocks.decompress(input.array(), from, length, target, start, end - start);
        } catch (MalformedInputException | IndexOutOfBoundsException e) {
            return -1;
        }
    }

    /// @return the next length, -1 if there is none that is at most `most`
    private static int readLength(ByteBuffer input, int most) {
        if (input.remaining() < Integer.BYTES) {
            return -1;
        }
        int length = input.getInt();
        return length <= most ? length : -1;
    }
}
