package dev.headwater.engine.event;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import org.apache.arrow.vector.BigIntVector;
import org.jspecify.annotations.Nullable;

/// Counts rows by the group of their subject. Only where there is more than one group, or subjects
/// that are passed over, subjects are looked at; rows without one are in no group then. Not
/// thread-safe.
public final class GroupRows {
    private final SubjectGroups groups;
    private final long[] counts;

    /// Null if there is one group of all subjects.
    private final @Nullable RowSelection everyRow;

    public GroupRows(SubjectGroups groups) {
        this.groups = groups;
        this.counts = new long[groups.count()];
        this.everyRow = groups == SubjectGroups.ONE ? null : new RowSelection();
    }

    public void add(RowBatch batch) {
        if (everyRow == null) {
            counts[0] += batch.repeatsRows() ? 0 : batch.rowCount();
            return;
        }
        everyRow.selectAll(batch.rowCount());
        BigIntVector subjects = batch.subjectId(everyRow);
        long last = 0;
        int group = groups.of(last);
        for (int row = 0; row < batch.rowCount(); row++) {
            if (subjects.isNull(row)) {
                continue;
            }
            long subject = subjects.get(row);
            if (subject != last) {
                last = subject;
                group = groups.of(subject);
            }
            add(group, 1);
        }
    }

    /// Adds what another one has counted. May be called from several threads, but only while
    /// nothing else is.
    public synchronized void addAll(GroupRows others) {
        for (int group = 0; group < counts.length; group++) {
            counts[group] += others.counts[group];
        }
    }

    /// Adds a row.
    public void add(long subject) {
        add(groups.of(subject), 1);
    }

    /// Adds rows that were not read because none of them matters; of whom is not known.
    public void addUnread(long rows) {
        if (rows > 0 && everyRow != null) {
            throw new IllegalArgumentException("rows of unknown groups");
        }
        counts[0] += rows;
    }

    public long count(int group) {
        return counts[group];
    }

    private void add(int group, long rows) {
        if (group != SubjectGroups.PASSED_OVER) {
            counts[group] += rows;
        }
    }
}
