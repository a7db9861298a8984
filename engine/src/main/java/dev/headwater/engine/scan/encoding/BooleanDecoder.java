package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// PLAIN (one bit each) and RLE booleans, to one byte each.
public final class BooleanDecoder implements ValueDecoder {
    private static final int STEP = 2048;

    private final boolean isRunLength;
    private final RunLengthDecoder runs = new RunLengthDecoder();
    private final int[] values = new int[STEP];
    private byte[] page = {};
    private long bit;
    private long bitEnd;

    /// @param isRunLength whether the encoding is RLE and not PLAIN
    public BooleanDecoder(boolean isRunLength) {
        this.isRunLength = isRunLength;
    }

    @Override
    public void open(byte[] page, int start, int end, int valueCount) {
        this.page = page;
        this.bit = 8L * start;
        this.bitEnd = 8L * end;
        if (isRunLength) {
            openRuns(start, end);
        }
    }

    /// RLE booleans begin with their length in four bytes; a page of nulls only may be empty.
    private void openRuns(int start, int end) {
        if (start == end) {
            runs.open(page, start, end, 1);
            return;
        }
        int length = end - start < 4 ? -1 : LittleEndian.getInt(page, start);
        if (length < 0 || length > end - start - 4) {
            throw new MalformedPageException("RLE booleans of length " + length);
        }
        runs.open(page, start + 4, start + 4 + length, 1);
    }

    @Override
    public void read(int count, long address) {
        for (int done = 0; done < count; done += STEP) {
            int length = Math.min(STEP, count - done);
            if (isRunLength) {
                runs.read(values, length);
            } else {
                unpack(length);
            }
            for (int i = 0; i < length; i++) {
                MemoryUtil.putByte(address + done + i, (byte) (values[i] & 1));
            }
        }
    }

    @Override
    public void skip(int count) {
        if (isRunLength) {
            runs.skip(count);
        } else {
            take(count);
        }
    }

    private void unpack(int count) {
        long from = take(count);
        for (int i = 0; i < count; i++) {
            values[i] = page[(int) ((from + i) >>> 3)] >>> ((from + i) & 7);
        }
    }

    private long take(int count) {
        long from = bit;
        if (from + count > bitEnd) {
            throw new MalformedPageException("fewer values than announced");
        }
        bit = from + count;
        return from;
    }
}
