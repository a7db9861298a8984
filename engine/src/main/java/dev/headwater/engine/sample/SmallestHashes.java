package dev.headwater.engine.sample;

import java.util.Arrays;

/// Finds the largest of the `count` smallest different hashes it is told. Hashes told twice count
/// once. Holds twice `count` numbers at most. Thread-safe.
public final class SmallestHashes {
    private static final int FIRST_CAPACITY = 1024;

    private final int count;
    private final int mostCapacity;
    private long[] hashes;
    private int size;
    private volatile long limit = Long.MAX_VALUE;

    /// @param count from 1 to [Sampling#MOST_ROWS]
    public SmallestHashes(int count) {
        this.count = count;
        this.mostCapacity = 2 * count;
        this.hashes = new long[Math.min(FIRST_CAPACITY, mostCapacity)];
    }

    /// One that finds as many and was told of none.
    SmallestHashes another() {
        return new SmallestHashes(count);
    }

    /// Whether `hash`, by those told so far, may be among the smallest.
    boolean takes(long hash) {
        return hash <= limit;
    }

    public void add(long hash) {
        if (takes(hash)) {
            insert(hash);
        }
    }

    /// Adds the hashes of one that is told of no more.
    void addAll(SmallestHashes others) {
        for (int i = 0; i < others.size; i++) {
            add(others.hashes[i]);
        }
    }

    /// The `count`-th smallest hash, or the largest number there is if there are fewer.
    public synchronized long limit() {
        compact();
        return limit;
    }

    private synchronized void insert(long hash) {
        if (size == hashes.length) {
            compact();
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, (int) Math.min(2L * size, mostCapacity));
        }
        hashes[size++] = hash;
    }

    /// Keeps the smallest ones, each once.
    private void compact() {
        Arrays.sort(hashes, 0, size);
        int kept = 0;
        for (int i = 0; i < size && kept < count; i++) {
            if (kept == 0 || hashes[i] != hashes[kept - 1]) {
                hashes[kept++] = hashes[i];
            }
        }
        size = kept;
        if (size == count) {
            limit = hashes[count - 1];
        }
    }
}
