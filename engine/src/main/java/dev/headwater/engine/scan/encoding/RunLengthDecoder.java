package dev.headwater.engine.scan.encoding;

import java.util.Arrays;

/// Decodes the RLE/bit-packing hybrid to ints.
final class RunLengthDecoder {
    private final RunReader runs = new RunReader();
    private int bitWidth;

    void open(byte[] bytes, int start, int end, int bitWidth) {
        this.bitWidth = bitWidth;
        runs.open(bytes, start, end, bitWidth);
    }

    /// Decodes the next values into `target[0, count)`.
    void read(int[] target, int count) {
        int done = 0;
        while (done < count) {
            int length = runs.available(count - done);
            if (runs.isPacked()) {
                long first = runs.takePacked(length);
                unpack(runs.bytes(), runs.packedStart(), first, target, done, length);
            } else {
                runs.takeRepeated(length);
                Arrays.fill(target, done, done + length, runs.repeatedValue());
            }
            done += length;
        }
    }

    void skip(int count) {
        int done = 0;
        while (done < count) {
            int length = runs.available(count - done);
            if (runs.isPacked()) {
                runs.takePacked(length);
            } else {
                runs.takeRepeated(length);
            }
            done += length;
        }
    }

    private void unpack(byte[] bytes, int start, long first, int[] target, int offset, int count) {
        long bit = first * bitWidth;
        if (bitWidth <= 14) {
            int quads = count & ~3;
            unpackQuads(bytes, start, bit, target, offset, quads, bitWidth);
            unpackSingles(
                    bytes,
                    start,
                    bit + (long) quads * bitWidth,
                    target,
                    offset + quads,
                    count - quads,
                    bitWidth);
        } else {
            unpackSingles(bytes, start, bit, target, offset, count, bitWidth);
        }
    }

    /// One load holds four values: 4 * 14 + 7 bits fit into a long.
    private static void unpackQuads(
            byte[] bytes, int start, long bit, int[] target, int offset, int count, int width) {
        int mask = (1 << width) - 1;
        int end = offset + count;
        for (int i = offset; i < end; i += 4) {
            long word = LittleEndian.getLong(bytes, start + (int) (bit >>> 3)) >>> (bit & 7);
            target[i] = (int) word & mask;
            target[i + 1] = (int) (word >>> width) & mask;
            target[i + 2] = (int) (word >>> (2 * width)) & mask;
            target[i + 3] = (int) (word >>> (3 * width)) & mask;
            bit += 4L * width;
        }
    }

    private static void unpackSingles(
            byte[] bytes, int start, long bit, int[] target, int offset, int count, int width) {
        int mask = (int) ((1L << width) - 1);
        int end = offset + count;
        for (int i = offset; i < end; i++) {
            target[i] =
                    (int) (LittleEndian.getLong(bytes, start + (int) (bit >>> 3)) >>> (bit & 7))
                            & mask;
            bit += width;
        }
    }
}
