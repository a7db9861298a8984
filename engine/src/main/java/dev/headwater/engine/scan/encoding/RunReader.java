package dev.headwater.engine.scan.encoding;

/// Walks the runs of the RLE/bit-packing hybrid: repeated values, or values packed into `bitWidth`
/// bits each.
final class RunReader {
    private byte[] bytes = {};
    private int position;
    private int end;
    private int bitWidth;

    private boolean isPacked;
    private int remaining;
    private int repeatedValue;
    private int packedStart;
    private long packedIndex;

    void open(byte[] bytes, int start, int end, int bitWidth) {
        if (bitWidth < 0 || bitWidth > 32) {
            throw new MalformedPageException("bit width " + bitWidth);
        }
        this.bytes = bytes;
        this.position = start;
        this.end = end;
        this.bitWidth = bitWidth;
        this.remaining = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Whether the current run is bit-packed; otherwise it repeats [#repeatedValue].
    boolean isPacked() {
        return isPacked;
    }

    int repeatedValue() {
        return repeatedValue;
    }

    /// Makes sure of a current run.
    ///
    /// @return how many values the current run still has, at most `limit`
    int available(int limit) {
        while (remaining == 0) {
            nextRun();
        }
        return Math.min(remaining, limit);
    }

    /// How many values the current run still has.
    int remaining() {
        return remaining;
    }

    /// The byte at which the current packed run starts; value `i` of it begins `i * bitWidth` bits
    /// later.
    int packedStart() {
        return packedStart;
    }

    /// Takes `count` values of the current packed run.
    ///
    /// @return the index of the first of them within its run
    long takePacked(int count) {
        long first = packedIndex;
        packedIndex += count;
        remaining -= count;
        if (packedStart + ((packedIndex * bitWidth + 7) >>> 3) > end) {
            throw new MalformedPageException("a bit-packed run ends behind its page");
        }
        return first;
    }

    /// Takes `count` values of the current repeated run.
    void takeRepeated(int count) {
        remaining -= count;
    }

    private void nextRun() {
        long header = readHeader();
        isPacked = (header & 1) != 0;
        long length = header >>> 1;
        if (!isPacked) {
            remaining = (int) length;
            repeatedValue = readRepeatedValue();
            return;
        }
        remaining = (int) Math.min(length << 3, Integer.MAX_VALUE);
        packedStart = position;
        packedIndex = 0;
        position = (int) Math.min(position + length * bitWidth, end);
    }

    private long readHeader() {
        long header = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (position >= end) {
                throw new MalformedPageException("fewer values than announced");
            }
            byte next = bytes[position++];
            header |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return header & 0xffff_ffffL;
            }
        }
        throw new MalformedPageException("a run header of more than five bytes");
    }

    private int readRepeatedValue() {
        int width = (bitWidth + 7) >>> 3;
        if (position + width > end) {
            throw new MalformedPageException("a run ends behind its page");
        }
        int value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes[position++] & 0xff) << (8 * i);
        }
        return value;
    }
}
