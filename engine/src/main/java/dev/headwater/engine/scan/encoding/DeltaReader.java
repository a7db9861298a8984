package dev.headwater.engine.scan.encoding;

/// Reads one DELTA_BINARY_PACKED sequence: a header, then blocks of miniblocks of bit-packed
/// differences.
final class DeltaReader {
    /// What the format allows at most is far less in practice; it bounds what a lying header can
    /// make us allocate.
    private static final int LARGEST_MINIBLOCK = 1 << 16;

    private static final int MOST_MINIBLOCKS = 1 << 12;

    private byte[] bytes = {};
    private int position;
    private int end;

    private int miniblockLength;
    private int miniblockCount;
    private int[] bitWidths = {};
    private int miniblock;
    private long smallestDelta;

    private long[] deltas = {};
    private int deltaIndex;
    private int deltaCount;

    private long remaining;
    private boolean isFirst;
    private long value;

    /// Starts a sequence at `bytes[start]`; it must end before `end`, with [ValueDecoder#PADDING]
    /// readable bytes behind that.
    void open(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
        long blockLength = readVarint();
        long miniblocks = readVarint();
        remaining = readVarint();
        value = readZigZag();
        if (miniblocks <= 0
                || miniblocks > MOST_MINIBLOCKS
                || blockLength <= 0
                || blockLength % miniblocks != 0
                || blockLength / miniblocks > LARGEST_MINIBLOCK
                || blockLength / miniblocks % 8 != 0) {
            throw new MalformedPageException(
                    "delta blocks of " + blockLength + " values in " + miniblocks + " miniblocks");
        }
        miniblockCount = (int) miniblocks;
        miniblockLength = (int) (blockLength / miniblocks);
        if (bitWidths.length < miniblockCount) {
            bitWidths = new int[miniblockCount];
        }
        if (deltas.length < miniblockLength) {
            deltas = new long[miniblockLength];
        }
        miniblock = miniblockCount;
        deltaIndex = 0;
        deltaCount = 0;
        isFirst = true;
    }

    /// The values left. Only what the header says, so not to be trusted as a size.
    long remaining() {
        return remaining;
    }

    /// Decodes the next values into `target[0, count)`.
    void read(long[] target, int count) {
        if (count > remaining) {
            throw new MalformedPageException("fewer values than announced");
        }
        int done = 0;
        if (isFirst && count > 0) {
            target[done++] = value;
            isFirst = false;
            remaining--;
        }
        while (done < count) {
            if (deltaIndex == deltaCount) {
                nextMiniblock();
            }
            int length = Math.min(count - done, deltaCount - deltaIndex);
            accumulate(target, done, length);
            done += length;
        }
    }

    private void accumulate(long[] target, int offset, int count) {
        long sum = value;
        for (int i = 0; i < count; i++) {
            sum += smallestDelta + deltas[deltaIndex + i];
            target[offset + i] = sum;
        }
        value = sum;
        deltaIndex += count;
        remaining -= count;
    }

    /// The first byte behind the sequence, once all its values are read.
    int end() {
        return position;
    }

    private void nextMiniblock() {
        if (miniblock == miniblockCount) {
            smallestDelta = readZigZag();
            for (int i = 0; i < miniblockCount; i++) {
                bitWidths[i] = readByte() & 0xff;
            }
            miniblock = 0;
        }
        int width = bitWidths[miniblock++];
        long length = (long) miniblockLength * width >>> 3;
        if (width > 64 || length > end - position) {
            throw new MalformedPageException("a miniblock ends behind its page");
        }
        unpack(width);
        position += (int) length;
        deltaIndex = 0;
        deltaCount = miniblockLength;
    }

    private void unpack(int width) {
        long mask = width == 64 ? -1 : (1L << width) - 1;
        long bit = 8L * position;
        for (int i = 0; i < miniblockLength; i++, bit += width) {
            int index = (int) (bit >>> 3);
            int shift = (int) bit & 7;
            long word = LittleEndian.getLong(bytes, index) >>> shift;
            if (shift + width > 64) {
                word |= (long) bytes[index + 8] << (64 - shift);
            }
            deltas[i] = word & mask;
        }
    }

    private byte readByte() {
        if (position >= end) {
            throw new MalformedPageException("fewer values than announced");
        }
        return bytes[position++];
    }

    private long readVarint() {
        long result = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte next = readByte();
            result |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return result;
            }
        }
        throw new MalformedPageException("a number of more than ten bytes");
    }

    private long readZigZag() {
        long encoded = readVarint();
        return (encoded >>> 1) ^ -(encoded & 1);
    }
}
