package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// Decodes definition levels of a column that is not nested (0 = null, 1 = there) to Arrow validity
/// bits.
public final class ValidityDecoder {
    private static final int STEP = 32;

    private final RunReader runs = new RunReader();

    /// Starts a page whose levels lie in `page[start, end)`, with [ValueDecoder#PADDING] readable
    /// bytes behind `end`.
    public void open(byte[] page, int start, int end) {
        runs.open(page, start, end, 1);
    }

    /// Sets the bits of the next `count` rows, from bit `bit` of the bitmap at `address`. Those
    /// bits must be 0, and 8 bytes behind the bitmap must belong to it too.
    ///
    /// @return how many of the rows are not null
    public int read(int count, long address, int bit) {
        int done = 0;
        int present = 0;
        while (done < count) {
            int length = runs.available(count - done);
            present +=
                    runs.isPacked()
                            ? copyPacked(length, address, bit + done)
                            : fill(length, address, bit + done);
            done += length;
        }
        return present;
    }

    /// Passes over the next `count` rows.
    ///
    /// @return how many of them are not null
    public int skip(int count) {
        int done = 0;
        int present = 0;
        while (done < count) {
            int length = runs.available(count - done);
            present += runs.isPacked() ? countPacked(length) : countRepeated(length);
            done += length;
        }
        return present;
    }

    private int copyPacked(int count, long address, int bit) {
        long from = runs.takePacked(count);
        int present = 0;
        for (int done = 0; done < count; done += STEP) {
            long bits = packedBits(from + done, count - done);
            present += Long.bitCount(bits);
            appendBits(bits, address, bit + done);
        }
        return present;
    }

    private int countPacked(int count) {
        long from = runs.takePacked(count);
        int present = 0;
        for (int done = 0; done < count; done += STEP) {
            present += Long.bitCount(packedBits(from + done, count - done));
        }
        return present;
    }

    /// Up to 32 bits of the current packed run from value `index` on.
    private long packedBits(long index, int count) {
        long word =
                LittleEndian.getLong(runs.bytes(), runs.packedStart() + (int) (index >>> 3))
                        >>> (index & 7);
        return word & lowBits(count);
    }

    private int fill(int count, long address, int bit) {
        int present = countRepeated(count);
        if (present > 0) {
            fillOnes(count, address, bit);
        }
        return present;
    }

    private int countRepeated(int count) {
        runs.takeRepeated(count);
        return switch (runs.repeatedValue()) {
            case 0 -> 0;
            case 1 -> count;
            default -> throw new MalformedPageException("definition level " + runs.repeatedValue());
        };
    }

    /// Sets `count` bits from bit `bit` on, under the same conditions as [#read].
    public static void fillOnes(int count, long address, int bit) {
        for (int done = 0; done < count; done += STEP) {
            appendBits(lowBits(count - done), address, bit + done);
        }
    }

    private static void appendBits(long bits, long address, int bit) {
        long target = address + (bit >>> 3);
        MemoryUtil.putLong(target, MemoryUtil.getLong(target) | bits << (bit & 7));
    }

    private static long lowBits(int count) {
        return count >= STEP ? 0xffff_ffffL : (1L << count) - 1;
    }
}
