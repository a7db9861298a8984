package dev.headwater.engine.scan;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;

/// Cuts a big shard into ranges of rows that can be run side by side: each begins with a new
/// subject.
///
/// Only the subject column is read, and of that only the pages around the cuts. Where subjects do
/// not ascend across a cut, the shard is not sorted and stays whole.
public final class ShardSlicer {
    private static final long UNSORTED = -1;

    private ShardSlicer() {}

    /// Ranges of about `rowsPerSlice` rows that cover the shard in order; one range for a shard of
    /// less than twice that.
    ///
    /// @throws DataException if the file is missing or broken, or has no subject column
    public static List<RowRange> slice(Shard shard, long rowsPerSlice, BufferAllocator allocator) {
        long rowCount = ParquetEventScan.rowCount(shard.file());
        List<RowRange> slices = new ArrayList<>();
        long start = 0;
        while (rowCount - start >= 2 * rowsPerSlice) {
            long cut = nextSubject(shard, start + rowsPerSlice, allocator);
            if (cut == UNSORTED) {
                return List.of(RowRange.ALL);
            }
            if (cut == rowCount) {
                break;
            }
            slices.add(new RowRange(start, cut));
            start = cut;
        }
        slices.add(new RowRange(start, Long.MAX_VALUE));
        return slices;
    }

    /// The first row from `row` on whose subject is not that of the row before; the number of rows
    /// if there is none.
    private static long nextSubject(Shard shard, long row, BufferAllocator allocator) {
        RowRange rest = new RowRange(row - 1, Long.MAX_VALUE);
        try (ParquetEventScan scan =
                ParquetEventScan.open(
                        shard,
                        rest,
                        Set.of(ParquetBatch.SUBJECT_ID),
                        ChunkFilter.NONE,
                        allocator,
                        new SpareArrays())) {
            RowSelection everyRow = new RowSelection();
            boolean hasPrevious = false;
            long previous = 0;
            long position = rest.start();
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                everyRow.selectAll(batch.rowCount());
                BigIntVector subjects = batch.subjectId(everyRow);
                for (int i = 0; i < batch.rowCount(); i++, position++) {
                    if (subjects.isNull(i)) {
                        continue;
                    }
                    long subject = subjects.get(i);
                    if (hasPrevious && subject != previous) {
                        return subject > previous ? position : UNSORTED;
                    }
                    hasPrevious = true;
                    previous = subject;
                }
            }
            return position;
        }
    }
}
