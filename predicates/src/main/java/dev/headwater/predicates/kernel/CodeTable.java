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
    private int[] slots = new int[2048];
    private int[] hashes = new int[1024];
    private int[] starts = new int[1025];
    private int[] values = new int[1024];
    private byte[] bytes = new byte[32 << 10];
    private int size;

    /// The number put for `text[start .. end)`.
    int get(byte[] text, int start, int end) {
        int hash = hash(text, start, end);
        for (int slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
            int entry = slots[slot] - 1;
            if (entry < 0) {
                return UNKNOWN;
            }
            if (hashes[entry] == hash
                    && Arrays.equals(bytes, starts[entry], starts[entry + 1], text, start, end)) {
                return values[entry];
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
        hashes[size] = hash(text, start, end);
        values[size] = value;
        starts[size + 1] = starts[size] + length;
        insert(size++);
    }

    private void insert(int entry) {
        int slot = hashes[entry] & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry + 1;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
        starts = Arrays.copyOf(starts, 2 * size + 1);
        slots = new int[4 * size];
        for (int entry = 0; entry < size; entry++) {
            insert(entry);
        }
    }

    private void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    /// A checksum, because the processor computes it many bytes at a time.
    private int hash(byte[] text, int start, int end) {
        checksum.reset();
        checksum.update(text, start, end - start);
        return (int) checksum.getValue();
    }
}
