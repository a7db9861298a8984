package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// Moves values that were decoded side by side to the rows they belong to, in place, from the last
/// to the first.
///
/// Rows `0 .. rowCount` lie at `address`; the row's bit in the bitmap at `validity` begins at bit
/// `bit`. Null rows get any value.
public final class NullExpansion {
    private NullExpansion() {}

    /// Expands `valueCount` values of `width` bytes: 1, 4 or 8.
    public static void expand(
            int width, long address, long validity, int bit, int rowCount, int valueCount) {
        if (valueCount == 0 || valueCount == rowCount) {
            return;
        }
        switch (width) {
            case 1 -> expandBytes(address, validity, bit, rowCount, valueCount);
            case 4 -> expandInts(address, validity, bit, rowCount, valueCount);
            case 8 -> expandLongs(address, validity, bit, rowCount, valueCount);
            default -> throw new IllegalArgumentException("width " + width);
        }
    }

    private static void expandBytes(
            long address, long validity, int bit, int rowCount, int valueCount) {
        int from = valueCount - 1;
        for (int to = rowCount - 1; to > from; to--) {
            MemoryUtil.putByte(address + to, MemoryUtil.getByte(address + Math.max(from, 0)));
            from -= validAt(validity, bit + to);
        }
    }

    private static void expandInts(
            long address, long validity, int bit, int rowCount, int valueCount) {
        int from = valueCount - 1;
        for (int to = rowCount - 1; to > from; to--) {
            MemoryUtil.putInt(
                    address + 4L * to, MemoryUtil.getInt(address + 4L * Math.max(from, 0)));
            from -= validAt(validity, bit + to);
        }
    }

    private static void expandLongs(
            long address, long validity, int bit, int rowCount, int valueCount) {
        int from = valueCount - 1;
        for (int to = rowCount - 1; to > from; to--) {
            MemoryUtil.putLong(
                    address + 8L * to, MemoryUtil.getLong(address + 8L * Math.max(from, 0)));
            from -= validAt(validity, bit + to);
        }
    }

    private static int validAt(long validity, int bit) {
        return MemoryUtil.getByte(validity + (bit >>> 3)) >>> (bit & 7) & 1;
    }
}
