package dev.headwater.engine.event;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.Matches;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Collects the rows of an unsorted shard that matter and replays them in order.
///
/// Holds subject, time and mask of each of these rows on the heap: 17 bytes and 8 a mask word, plus the order while sorting.
public final class RowSorter {
    private final boolean keepsEveryRow;
    private final int wordCount;
    private long[] subjects = new long[1024];
    private long[] times = new long[1024];
    private boolean[] isStatic = new boolean[1024];
    private long[] masks;
    private int size;
    private final RowSelection everyRow = new RowSelection();

    public RowSorter(boolean keepsEveryRow, int wordCount) {
        this.keepsEveryRow = keepsEveryRow;
        this.wordCount = wordCount;
        this.masks = new long[1024 * wordCount];
    }

    /// Adds the rows of a batch: all, or those that match a predicate.
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
        BigIntVector batchSubjects = batch.subjectId();
        TimeStampMicroVector batchTimes = batch.time(visited);
        int match = 0;
        for (int i = 0; i < visited.count(); i++) {
            int row = visited.rows()[i];
            boolean isMatch = match < matched.count() && matched.rows()[match] == row;
            if (!batchSubjects.isNull(row)) {
                ensureCapacity();
                subjects[size] = batchSubjects.get(row);
                isStatic[size] = batchTimes.isNull(row);
                times[size] = isStatic[size] ? 0 : batchTimes.get(row);
                for (int word = 0; word < wordCount; word++) {
                    masks[size * wordCount + word] = isMatch ? matches.masks()[match * wordCount + word] : 0;
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
        Comparator<Integer> order = Comparator.<Integer>comparingLong(i -> subjects[i])
                .thenComparing(i -> !isStatic[i])
                .thenComparingLong(i -> times[i]);
        int[] sorted = IntStream.range(0, size).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
        for (int row : sorted) {
            if (isStatic[row]) {
                collector.enterStaticRow(subjects[row]);
            } else {
                collector.enterRow(subjects[row], times[row]);
            }
            counter.count(masks, row * wordCount, wordCount);
        }
    }

    private void ensureCapacity() {
        if (size < subjects.length) {
            return;
        }
        int capacity = size * 2;
        subjects = Arrays.copyOf(subjects, capacity);
        times = Arrays.copyOf(times, capacity);
        isStatic = Arrays.copyOf(isStatic, capacity);
        masks = Arrays.copyOf(masks, capacity * wordCount);
    }
}
