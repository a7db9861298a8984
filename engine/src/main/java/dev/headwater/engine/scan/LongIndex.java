package dev.headwater.engine.scan;

import java.util.Arrays;

/// Distinct numbers and the order in which they were added: number -> slot. Not thread-safe while
/// it grows.
public final class LongIndex {
    /// No slot.
    public static final int NONE = -1;

    private long[] numbers = new long[64];
    private int size;

    /// Open addressing: slot + 1, or 0.
    private int[] table = new int[256];

    /// @return the number's slot, a new one if it is new
    public int add(long number) {
        int place = find(number);
        if (table[place] != 0) {
            return table[place] - 1;
        }
        if (size == numbers.length) {
            grow();
            place = find(number);
        }
        numbers[size] = number;
        table[place] = ++size;
        return size - 1;
    }

    /// The number's slot, or [#NONE].
    public int slotOf(long number) {
        return table[find(number)] - 1;
    }

    public int size() {
        return size;
    }

    public long number(int slot) {
        return numbers[slot];
    }

    private int find(long number) {
        int mask = table.length - 1;
        int place = hash(number) & mask;
        while (table[place] != 0 && numbers[table[place] - 1] != number) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private static int hash(long number) {
        long mixed = number * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32);
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, 2 * size);
        table = new int[8 * size];
        for (int slot = 0; slot < size; slot++) {
            table[find(numbers[slot])] = slot + 1;
        }
    }
}
