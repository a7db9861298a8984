package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// DELTA_BINARY_PACKED integers of four or eight bytes.
public final class DeltaDecoder implements ValueDecoder {
    private static final int STEP = 2048;

    private final DeltaReader deltas = new DeltaReader();
    private final long[] values = new long[STEP];
    private final boolean isLong;

    /// @param width bytes of one value, 4 or 8
    public DeltaDecoder(int width) {
        this.isLong = width == Long.BYTES;
    }

    @Override
    public void open(byte[] page, int start, int end, int valueCount) {
        deltas.open(page, start, end);
    }

    @Override
    public void read(int count, long address) {
        for (int done = 0; done < count; done += STEP) {
            int length = Math.min(STEP, count - done);
            deltas.read(values, length);
            if (isLong) {
                storeLongs(length, address + 8L * done);
            } else {
                storeInts(length, address + 4L * done);
            }
        }
    }

    @Override
    public void skip(int count) {
        for (int done = 0; done < count; done += STEP) {
            deltas.read(values, Math.min(STEP, count - done));
        }
    }

    private void storeLongs(int count, long address) {
        for (int i = 0; i < count; i++) {
            MemoryUtil.putLong(address + 8L * i, values[i]);
        }
    }

    private void storeInts(int count, long address) {
        for (int i = 0; i < count; i++) {
            MemoryUtil.putInt(address + 4L * i, (int) values[i]);
        }
    }
}
