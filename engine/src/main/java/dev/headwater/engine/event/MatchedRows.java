package dev.headwater.engine.event;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.Matches;

/// Hands the rows of MEDS batches to an [EventCollector]: all rows if the plan needs every event,
/// else those that match a predicate. Reused from batch to batch, and from shard to shard.
///
/// Rows with a null subject belong to nobody and are passed over. Times of rows that do not matter
/// are never asked for.
public final class MatchedRows {
    private final int[] predicateIds;
    private final boolean needsEveryEvent;
    private final RowKeys keys = new RowKeys();
    private final int[] newEvents = new int[RowBatch.MAX_ROWS];
    private final RowSelection everyRow = new RowSelection();

    public MatchedRows(ExtractionPlan plan) {
        this.predicateIds = plan.evaluatedIds();
        this.needsEveryEvent = plan.needsEveryEvent();
    }

    /// @throws UnsortedRowsException if the rows are not ordered by subject and time
    public void collect(RowBatch batch, Matches matches, EventCollector collector) {
        if (needsEveryEvent && batch.isEveryRowAnEvent()) {
            if (everyRow.count() != batch.rowCount()) {
                everyRow.selectAll(batch.rowCount());
            }
            keys.load(batch, everyRow);
            collectEvery(batch.rowCount(), matches, collector);
        } else if (matches.selection().count() > 0) {
            keys.load(batch, matches.selection());
            collectMatched(matches, collector);
        }
    }

    private void collectEvery(int rowCount, Matches matches, EventCollector collector) {
        int[] matched = matches.selection().rows();
        int matchCount = matches.selection().count();
        int newCount = selectNewEvents(rowCount);
        int next = 0;
        for (int match = 0; match < matchCount; match++) {
            next = enterUpTo(matched[match], next, newCount, collector);
            if (enter(matched[match], collector)) {
                count(matches.masks(), match * matches.wordCount(), matches.wordCount(), collector);
            }
        }
        enterUpTo(rowCount, next, newCount, collector);
    }

    /// Enters the new events, from the `next`-th on, that stand before `row`.
    ///
    /// @return the number of the first one that does not
    private int enterUpTo(int row, int next, int newCount, EventCollector collector) {
        int i = next;
        while (i < newCount && newEvents[i] < row) {
            enter(newEvents[i++], collector);
        }
        return i;
    }

    /// Lists the rows that begin a batch, a subject or an event; all others repeat the row before.
    /// Where a row may be nobody's, all are listed.
    private int selectNewEvents(int rowCount) {
        long[] subjects = keys.subjects();
        long[] times = keys.times();
        int[] selected = newEvents;
        boolean listsAll = keys.hasNobodys();
        int count = 0;
        long subject = ~subjects[0];
        long time = 0;
        for (int row = 0; row < rowCount; row++) {
            if (times[row] != time || subjects[row] != subject || listsAll) {
                time = times[row];
                subject = subjects[row];
                selected[count++] = row;
            }
        }
        return count;
    }

    private void collectMatched(Matches matches, EventCollector collector) {
        int[] matched = matches.selection().rows();
        for (int match = 0; match < matches.selection().count(); match++) {
            if (enter(matched[match], collector)) {
                count(matches.masks(), match * matches.wordCount(), matches.wordCount(), collector);
            }
        }
    }

    /// Whether the row belongs to anybody.
    private boolean enter(int row, EventCollector collector) {
        if (keys.isNobodys(row)) {
            return false;
        }
        collector.enter(keys.subjects()[row], keys.times()[row]);
        return true;
    }

    /// Counts one match of each predicate whose bit is set in the `wordCount` mask words from
    /// `offset` on.
    void count(long[] masks, int offset, int wordCount, EventCollector collector) {
        for (int word = 0; word < wordCount; word++) {
            long bits = masks[offset + word];
            while (bits != 0) {
                collector.count(predicateIds[(word << 6) + Long.numberOfTrailingZeros(bits)], 1);
                bits &= bits - 1;
            }
        }
    }
}
