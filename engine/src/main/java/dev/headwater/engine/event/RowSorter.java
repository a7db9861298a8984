package dev.headwater.engine.event;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.Matches;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;

/// Collects the rows of an unsorted shard that matter and replays them in order.
///
/// Holds subject, time and mask words of each of these rows as Arrow columns, and while sorting two
/// integers a row on the heap. Owns its columns.
public final class RowSorter implements AutoCloseable {
    private final boolean keepsEveryRow;
    private final int wordCount;
    private final BigIntVector subjects;
    private final BigIntVector times;
    private final BigIntVector masks;
    private final RowKeys keys = new RowKeys();
    private final RowSelection everyRow = new RowSelection();
    private int size;

    public RowSorter(boolean keepsEveryRow, int wordCount, BufferAllocator allocator) {
        this.keepsEveryRow = keepsEveryRow;
        this.wordCount = wordCount;
        this.subjects = new BigIntVector("subject", allocator);
        this.times = new BigIntVector("time", allocator);
        this.masks = new BigIntVector("mask", allocator);
    }

    /// Adds the rows of a batch: all, or those that match a predicate.
    ///
    /// @throws org.apache.arrow.memory.OutOfMemoryException if the allocator's limit is reached
    public void add(RowBatch batch, Matches matches) {
        RowSelection matched = matches.selection();
        RowSelection visited = matched;
        if (keepsEveryRow) {
            everyRow.selectAll(batch.rowCount());
            visited = everyRow;
        }
        if (visited.count() == 0) {
            return;
        }
        keys.load(batch, visited);
        int match = 0;
        for (int i = 0; i < visited.count(); i++) {
            int row = visited.rows()[i];
            boolean isMatch = match < matched.count() && matched.rows()[match] == row;
            if (!keys.isNobodys(row)) {
                subjects.setSafe(size, keys.subjects()[row]);
                times.setSafe(size, keys.times()[row]);
                for (int word = 0; word < wordCount; word++) {
                    long mask = isMatch ? matches.masks()[match * wordCount + word] : 0;
                    masks.setSafe(size * wordCount + word, mask);
                }
                size++;
            }
            if (isMatch) {
                match++;
            }
        }
    }

    /// Hands all rows to `collector`, ordered by subject, static rows first, then by time.
    public void replay(EventCollector collector, MatchedRows counter) {
        long[] mask = new long[wordCount];
        for (int row : sortedRows()) {
            collector.enter(subjects.get(row), times.get(row));
            for (int word = 0; word < wordCount; word++) {
                mask[word] = masks.get(row * wordCount + word);
            }
            counter.count(mask, 0, wordCount);
        }
    }

    @Override
    public void close() {
        subjects.close();
        times.close();
        masks.close();
    }

    /// Merges runs of doubling length; two runs that are in order already cost one comparison.
    private int[] sortedRows() {
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = i;
        }
        int[] merged = new int[size];
        for (long length = 1; length < size; length *= 2) {
            for (long start = 0; start < size; start += 2 * length) {
                int middle = (int) Math.min(start + length, size);
                merge(rows, (int) start, middle, (int) Math.min(start + 2 * length, size), merged);
            }
            int[] other = rows;
            rows = merged;
            merged = other;
        }
        return rows;
    }

    private void merge(int[] rows, int start, int middle, int end, int[] merged) {
        if (middle == end || isInOrder(rows[middle - 1], rows[middle])) {
            System.arraycopy(rows, start, merged, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takesLeft =
                    right == end || (left < middle && isInOrder(rows[left], rows[right]));
            merged[i] = takesLeft ? rows[left++] : rows[right++];
        }
    }

    private boolean isInOrder(int first, int second) {
        int bySubject = Long.compare(subjects.get(first), subjects.get(second));
        return bySubject < 0 || (bySubject == 0 && times.get(first) <= times.get(second));
    }
}
