package dev.headwater.engine.profile;

import java.util.Arrays;

/// Counts rows that repeat another one of the same subject and time, which stand together. Not
/// thread-safe.
final class RepeatedRows {
    /// Of more rows at one time, only those near each other are compared.
    private static final int MOST_COMPARED = 1 << 20;

    private long[] hashes = new long[64];
    private int size;

    void add(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        hashes[size++] = hash;
    }

    boolean isFull() {
        return size == MOST_COMPARED;
    }

    /// How many of the rows added since the last call repeat another one.
    long count() {
        long repeated = 0;
        if (size > 1) {
            Arrays.sort(hashes, 0, size);
            for (int i = 1; i < size; i++) {
                repeated += hashes[i] == hashes[i - 1] ? 1 : 0;
            }
        }
        size = 0;
        return repeated;
    }
}
