package dev.headwater.engine.conversion;

/// Sorts row numbers without an object for each.
final class RowOrder {
    /// Below zero if the first row comes before the second one.
    interface Comparison {
        int compare(int first, int second);
    }

    private RowOrder() {}

    /// The numbers `0 .. count` in order; equal rows keep theirs.
    static int[] of(int count, Comparison comparison) {
        int[] rows = new int[count];
        for (int row = 0; row < count; row++) {
            rows[row] = row;
        }
        int[] merged = new int[count];
        for (long run = 1; run < count; run *= 2) {
            for (long start = 0; start < count; start += 2 * run) {
                int middle = (int) Math.min(start + run, count);
                int end = (int) Math.min(start + 2 * run, count);
                merge(rows, (int) start, middle, end, merged, comparison);
            }
            int[] other = rows;
            rows = merged;
            merged = other;
        }
        return rows;
    }

    private static void merge(
            int[] rows, int start, int middle, int end, int[] merged, Comparison comparison) {
        if (middle == end || comparison.compare(rows[middle - 1], rows[middle]) <= 0) {
            System.arraycopy(rows, start, merged, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int target = start; target < end; target++) {
            boolean takesLeft =
                    right == end
                            || left < middle && comparison.compare(rows[left], rows[right]) <= 0;
            merged[target] = takesLeft ? rows[left++] : rows[right++];
        }
    }
}
