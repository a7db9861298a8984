package dev.headwater.engine.scan.encoding;

import java.util.Arrays;

/// Decodes the RLE/bit-packing hybrid to ints.
final class RunLengthDecoder {
    /// From this length on a run of one value is worth a treatment of its own.
    private static final int LONG_RUN = 64;

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
            readRun(target, done, length);
            done += length;
        }
    }

    private void readRun(int[] target, int offset, int count) {
        if (runs.isPacked()) {
            long first = runs.takePacked(count);
            unpack(runs.bytes(), runs.packedStart(), first, target, offset, count);
        } else {
            runs.takeRepeated(count);
            Arrays.fill(target, offset, offset + count, runs.repeatedValue());
        }
    }

    /// How many of the next values, at most `limit`, are one value repeated often; 0 if they may
    /// differ.
    int repeated(int limit) {
        int length = runs.available(limit);
        return isLongRun() ? length : 0;
    }

    /// Takes `count` of the values that [#repeated] found.
    ///
    /// @return the value
    int takeRepeated(int count) {
        runs.takeRepeated(count);
        return runs.repeatedValue();
    }

    /// Decodes the next values, at most `limit`, into `target` up to a value repeated often.
    ///
    /// @return how many
    int readUpToRepeated(int[] target, int limit) {
        int done = 0;
        while (done < limit) {
            int length = runs.available(limit - done);
            if (isLongRun()) {
                break;
            }
            readRun(target, done, length);
            done += length;
        }
        return done;
    }

    private boolean isLongRun() {
        return !runs.isPacked() && runs.remaining() >= LONG_RUN;
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
