package dev.headwater.predicates.kernel;

import java.util.Arrays;
import java.util.zip.CRC32C;

/// Remembers numbers by byte strings: open addressing over one growing array, so a look-up makes no
/// object. Forgets everything when it has grown large. Not thread-safe.
final class CodeTable {
    /// What [#get] gives for bytes never put.
    static final int UNKNOWN = -1;

    private static final int MOST_ENTRIES = 1 << 20;
    private static final int MOST_BYTES = 64 << 20;

    private final CRC32C checksum = new CRC32C();

    /// Hash in the high half, entry + 1 in the low half; 0 = free.
    private long[] slots = new long[2048];

    private int[] starts = new int[1025];
    private int[] values = new int[1024];
    private byte[] bytes = new byte[32 << 10];
    private int size;

    /// The number put for `text[start .. end)`.
    int get(byte[] text, int start, int end) {
        int mask = slots.length - 1;
        long hash = hash(text, start, end);
        for (int slot = (int) hash & mask; ; slot = (slot + 1) & mask) {
            long found = slots[slot];
            if (found == 0) {
                return UNKNOWN;
            }
            if (found >>> 32 == hash) {
                int entry = (int) found - 1;
                if (Arrays.equals(bytes, starts[entry], starts[entry + 1], text, start, end)) {
                    return values[entry];
                }
            }
        }
    }

    /// Remembers `value`, not below 0, for bytes that are not there yet.
    void put(byte[] text, int start, int end, int value) {
        int length = end - start;
        if (size == MOST_ENTRIES || length > MOST_BYTES - starts[size]) {
            clear();
        }
        if (length > MOST_BYTES) {
            return;
        }
        if (size == values.length) {
            grow();
        }
        if (starts[size] + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, starts[size] + length));
        }
        System.arraycopy(text, start, bytes, starts[size], length);
        values[size] = value;
        starts[size + 1] = starts[size] + length;
        size++;
        insert(hash(text, start, end) << 32 | size);
    }

    private void insert(long filled) {
        int mask = slots.length - 1;
        int slot = (int) (filled >>> 32) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = filled;
    }

    private void grow() {
        values = Arrays.copyOf(values, 2 * size);
        starts = Arrays.copyOf(starts, 2 * size + 1);
        long[] old = slots;
        slots = new long[2 * old.length];
        for (long filled : old) {
            if (filled != 0) {
                insert(filled);
            }
        }
    }

    private void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    /// A checksum, because the processor computes it many bytes at a time.
    private long hash(byte[] text, int start, int end) {
        checksum.reset();
        checksum.update(text, start, end - start);
        return checksum.getValue();
    }
}
