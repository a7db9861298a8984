package dev.headwater.engine.event;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.Matches;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Hands the rows of MEDS batches to an [EventCollector]: all rows if the plan needs every event,
/// else those that match a predicate.
///
/// Rows with a null subject belong to nobody and are passed over. Times of rows that do not matter
/// are never asked for.
public final class MatchedRows {
    private final EventCollector collector;
    private final int[] predicateIds;
    private final boolean needsEveryEvent;
    private final RowSelection everyRow = new RowSelection();

    public MatchedRows(ExtractionPlan plan, EventCollector collector) {
        this.collector = collector;
        this.predicateIds = plan.plainPredicateIds();
        this.needsEveryEvent = plan.needsEveryEvent();
    }

    /// @throws UnsortedRowsException if the rows are not ordered by subject and time
    public void collect(RowBatch batch, Matches matches) {
        RowSelection matched = matches.selection();
        if (!needsEveryEvent) {
            if (matched.count() > 0) {
                collect(batch, matched, matches);
            }
            return;
        }
        if (everyRow.count() != batch.rowCount()) {
            everyRow.selectAll(batch.rowCount());
        }
        collect(batch, everyRow, matches);
    }

    private void collect(RowBatch batch, RowSelection visited, Matches matches) {
        BigIntVector subjects = batch.subjectId();
        TimeStampMicroVector times = batch.time(visited);
        int[] rows = visited.rows();
        int[] matchedRows = matches.selection().rows();
        int matchedCount = matches.selection().count();
        long subjectData = subjects.getDataBufferAddress();
        long timeData = times.getDataBufferAddress();
        long timeValidity = times.getValidityBufferAddress();
        boolean subjectsHaveNulls = subjects.getNullCount() > 0;
        int match = 0;
        long enteredSubject = 0;
        long enteredTime = 0;
        boolean hasEntered = false;
        for (int i = 0; i < visited.count(); i++) {
            int row = rows[i];
            boolean isMatch = match < matchedCount && matchedRows[match] == row;
            match += isMatch ? 1 : 0;
            if (subjectsHaveNulls && subjects.isNull(row)) {
                continue;
            }
            long subject = MemoryUtil.getLong(subjectData + (long) row * Long.BYTES);
            if (isSet(timeValidity, row)) {
                long time = MemoryUtil.getLong(timeData + (long) row * Long.BYTES);
                if (!hasEntered || time != enteredTime || subject != enteredSubject) {
                    collector.enterRow(subject, time);
                    enteredSubject = subject;
                    enteredTime = time;
                    hasEntered = true;
                }
            } else {
                collector.enterStaticRow(subject);
                hasEntered = false;
            }
            if (isMatch) {
                count(matches.masks(), (match - 1) * matches.wordCount(), matches.wordCount());
            }
        }
    }

    private static boolean isSet(long validity, int row) {
        return (MemoryUtil.getByte(validity + (row >>> 3)) & (1 << (row & 7))) != 0;
    }

    /// Counts one match of each predicate whose bit is set in the `wordCount` mask words from
    /// `offset` on.
    void count(long[] masks, int offset, int wordCount) {
        for (int word = 0; word < wordCount; word++) {
            long bits = masks[offset + word];
            while (bits != 0) {
                collector.count(predicateIds[(word << 6) + Long.numberOfTrailingZeros(bits)], 1);
                bits &= bits - 1;
            }
        }
    }
}
