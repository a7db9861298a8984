package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// Moves values that were decoded side by side to the rows they belong to, in place, from the last
/// to the first.
///
/// Rows `0 .. rowCount` lie at `address`; the row's bit in the bitmap at `validity` begins at bit
/// `bit`. Null rows get any value. Stretches without nulls are moved as a whole, others value by
/// value.
public final class NullExpansion {
    private static final int BLOCK = 32;
    private static final long ALL_PRESENT = (1L << BLOCK) - 1;

    private NullExpansion() {}

    /// Expands `valueCount` values of `width` bytes: 1, 4 or 8. Eight bytes behind the bitmap must
    /// be readable.
    public static void expand(
            int width, long address, long validity, int bit, int rowCount, int valueCount) {
        if (valueCount == 0) {
            return;
        }
        int row = rowCount;
        int value = valueCount;
        while (row > value) {
            int block = Math.min(BLOCK, row);
            long present = bits(validity, bit + row - block, block);
            if (present == ALL_PRESENT) {
                int end = row;
                do {
                    row -= BLOCK;
                } while (row >= BLOCK && bits(validity, bit + row - BLOCK, BLOCK) == ALL_PRESENT);
                value -= end - row;
                move(width, address, value, row, end - row);
                continue;
            }
            row -= block;
            value -= Long.bitCount(present);
            switch (width) {
                case 1 -> expandBytes(address + value, address + row, present, block);
                case 4 -> expandInts(address + 4L * value, address + 4L * row, present, block);
                case 8 -> expandLongs(address + 8L * value, address + 8L * row, present, block);
                default -> throw new IllegalArgumentException("width " + width);
            }
        }
    }

    private static void move(int width, long address, int from, int to, int count) {
        MemoryUtil.copyMemory(
                address + (long) from * width, address + (long) to * width, (long) count * width);
    }

    private static void expandBytes(long from, long to, long present, int count) {
        long source = from + Long.bitCount(present) - 1;
        for (int i = count - 1; i >= 0; i--) {
            MemoryUtil.putByte(to + i, MemoryUtil.getByte(Math.max(source, from)));
            source -= present >>> i & 1;
        }
    }

    private static void expandInts(long from, long to, long present, int count) {
        long source = from + 4L * (Long.bitCount(present) - 1);
        for (int i = count - 1; i >= 0; i--) {
            MemoryUtil.putInt(to + 4L * i, MemoryUtil.getInt(Math.max(source, from)));
            source -= (present >>> i & 1) << 2;
        }
    }

    private static void expandLongs(long from, long to, long present, int count) {
        long source = from + 8L * (Long.bitCount(present) - 1);
        for (int i = count - 1; i >= 0; i--) {
            MemoryUtil.putLong(to + 8L * i, MemoryUtil.getLong(Math.max(source, from)));
            source -= (present >>> i & 1) << 3;
        }
    }

    /// The `count` bits, at most [#BLOCK], from bit `bit` on.
    private static long bits(long validity, int bit, int count) {
        long word = MemoryUtil.getLong(validity + (bit >>> 3)) >>> (bit & 7);
        return word & (1L << count) - 1;
    }
}
