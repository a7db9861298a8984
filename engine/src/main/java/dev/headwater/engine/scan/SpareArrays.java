package dev.headwater.engine.scan;

import java.lang.ref.SoftReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Byte arrays that one reader has done with and the next can use: clearing and collecting new ones
/// for each shard takes a twentieth of a run. Whoever else needs the memory gets it. Thread-safe.
public final class SpareArrays {
    /// Smaller ones cost nothing to make, larger ones are rare and better left to the collector.
    private static final int SMALLEST = 64 << 10;

    private static final int LARGEST = 4 << 20;

    private final Queue<SoftReference<byte[]>> spares = new ConcurrentLinkedQueue<>();

    /// An array of `length` bytes or more, which hold anything. A spare one that is too short is
    /// dropped, so that soon all are long enough.
    byte[] take(int length) {
        SoftReference<byte[]> kept = length < SMALLEST ? null : spares.poll();
        byte[] spare = kept == null ? null : kept.get();
        return spare != null && spare.length >= length ? spare : new byte[length];
    }

    /// Keeps an array that its owner needs no more.
    void keep(byte[] array) {
        if (array.length >= SMALLEST && array.length <= LARGEST) {
            spares.add(new SoftReference<>(array));
        }
    }
}
