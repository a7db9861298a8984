package dev.headwater.engine.event;

/// Rows side by side in one array, few enough to be sorted within the processor's cache. A row is
/// `width` numbers: its subject, its time and its mask words. Not thread-safe.
final class RowBlock {
    private final int width;
    private long[] rows;
    private int length;

    RowBlock(int width, int capacity) {
        this.width = width;
        this.rows = new long[width * capacity];
    }

    boolean isFull() {
        return length == rows.length;
    }

    /// Adds a row whose masks are `masks[offset ...]`, or 0 if `offset` is below 0.
    void add(long subject, long time, long[] masks, int offset) {
        rows[length] = subject;
        rows[length + 1] = time;
        for (int word = 0; word < width - 2; word++) {
            rows[length + 2 + word] = offset < 0 ? 0 : masks[offset + word];
        }
        length += width;
    }

    RowCursor cursor() {
        return RowCursor.ofMemory(width, rows, length);
    }

    /// Sorts the rows by subject and time. Merges runs of doubling length; two runs that are in
    /// order already cost one comparison.
    ///
    /// @param scratch as long as the block's array; the two may change places
    /// @return the array that is free afterwards
    long[] sort(long[] scratch) {
        long[] merged = scratch;
        for (long run = width; run < length; run *= 2) {
            for (long start = 0; start < length; start += 2 * run) {
                int middle = (int) Math.min(start + run, length);
                merge((int) start, middle, (int) Math.min(start + 2 * run, length), merged);
            }
            long[] other = rows;
            rows = merged;
            merged = other;
        }
        return merged;
    }

    private void merge(int start, int middle, int end, long[] merged) {
        if (middle == end || isInOrder(middle - width, middle)) {
            System.arraycopy(rows, start, merged, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int target = start; target < end; target += width) {
            boolean takesLeft = right == end || (left < middle && isInOrder(left, right));
            int source = takesLeft ? left : right;
            for (int i = 0; i < width; i++) {
                merged[target + i] = rows[source + i];
            }
            if (takesLeft) {
                left += width;
            } else {
                right += width;
            }
        }
    }

    private boolean isInOrder(int first, int second) {
        if (rows[first] != rows[second]) {
            return rows[first] < rows[second];
        }
        return rows[first + 1] <= rows[second + 1];
    }
}
