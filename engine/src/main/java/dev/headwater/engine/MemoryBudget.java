package dev.headwater.engine;

/// What one run may take, as `--memory` says: resident memory of the whole process, in bytes.
///
/// A fixed part is the JVM's own: code, classes, stacks, native codecs. Two thirds of the rest are
/// for the Java heap, one third for column buffers. The launcher sets the heap by the same rule.
public record MemoryBudget(long bytes) {
    /// With which a run can do any work at all; the launcher knows it too.
    public static final long LEAST_BYTES = 128L << 20;

    private static final long JVM_BYTES = 80L << 20;
    private static final long BYTES_PER_THREAD = 24L << 20;

    /// All threads may take a quarter of the heap for sorting.
    private static final int SORT_SHARE = 4;

    /// The budget whose heap has `heapBytes`, at least the least one.
    public static MemoryBudget ofHeap(long heapBytes) {
        long most = Long.MAX_VALUE / 2;
        long bytes = Math.min(heapBytes, most) / 2 * 3 + JVM_BYTES;
        return new MemoryBudget(Math.max(LEAST_BYTES, bytes));
    }

    /// The limit of the Java heap.
    public long heapBytes() {
        return shared() / 3 * 2;
    }

    /// The limit of the Arrow allocator.
    public long bufferBytes() {
        return shared() / 3;
    }

    /// How many threads find room: `wanted`, or fewer, but one at least.
    int threads(int wanted) {
        return Math.clamp(shared() / BYTES_PER_THREAD, 1, wanted);
    }

    /// What sorting one unsorted shard may take of the heap beside those of `threads - 1` others.
    long sortBytes(int threads) {
        return heapBytes() / SORT_SHARE / threads;
    }

    private long shared() {
        return bytes - JVM_BYTES;
    }
}
