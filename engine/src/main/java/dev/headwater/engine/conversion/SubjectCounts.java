package dev.headwater.engine.conversion;

import dev.headwater.engine.scan.LongIndex;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;

/// How many rows each subject has. Not thread-safe.
final class SubjectCounts {
    private final LongIndex subjects = new LongIndex();
    private final RowSelection everyRow = new RowSelection();
    private long[] rows = new long[64];

    void add(RowBatch batch) {
        everyRow.selectAll(batch.rowCount());
        BigIntVector ids = batch.subjectId(everyRow);
        for (int row = 0; row < batch.rowCount(); row++) {
            if (!ids.isNull(row)) {
                int slot = subjects.add(ids.get(row));
                if (slot == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * slot);
                }
                rows[slot]++;
            }
        }
    }

    int subjects() {
        return subjects.size();
    }

    long rows() {
        return Arrays.stream(rows).sum();
    }

    /// Subjects from `first` to `last`, both included, and how many rows they have.
    record Range(long first, long last, long rows) {
        boolean contains(long subject) {
            return subject >= first && subject <= last;
        }
    }

    /// All subjects in ascending ranges: each is ended by the subject with which it has `wanted`
    /// rows or more.
    List<Range> ranges(long wanted) {
        long[] sorted = new long[subjects.size()];
        Arrays.setAll(sorted, subjects::number);
        Arrays.sort(sorted);
        List<Range> ranges = new ArrayList<>();
        long count = 0;
        int start = 0;
        for (int i = 0; i < sorted.length; i++) {
            count += rows[subjects.slotOf(sorted[i])];
            if (count >= wanted || i == sorted.length - 1) {
                ranges.add(new Range(sorted[start], sorted[i], count));
                start = i + 1;
                count = 0;
            }
        }
        return ranges;
    }
}
