package dev.headwater.engine.survey;

import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.scan.SubjectSet;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.Matches;
import java.util.Arrays;
import org.apache.arrow.vector.BigIntVector;
import org.jspecify.annotations.Nullable;

/// Rows and subjects, of the data and of each predicate of a program. Rows without a subject belong
/// to nobody and are passed over, as are those of subjects without a group, which are taken out of
/// the matches. Not thread-safe.
final class RowCounts {
    private final long[] matchedRows;
    private final long[] matchedSubjects;
    private final long[] lastSubjects;
    private final SubjectGroups groups;
    private long rows;

    /// Whom the data and each predicate have met, if their rows may be scattered; else null.
    private final SubjectSet @Nullable [] met;

    private final @Nullable SubjectSet all;
    private final RowSelection everyRow = new RowSelection();
    private long subjects;
    private long lastSubject;
    private boolean isSorted = true;

    /// @param isOrdered whether the rows of a subject stand together
    RowCounts(int predicateCount, boolean isOrdered, SubjectGroups groups) {
        this.groups = groups;
        matchedRows = new long[predicateCount];
        matchedSubjects = new long[predicateCount];
        lastSubjects = new long[predicateCount];
        met = isOrdered ? null : new SubjectSet[predicateCount];
        all = isOrdered ? null : new SubjectSet();
        if (met != null) {
            Arrays.setAll(met, _ -> new SubjectSet());
        }
    }

    void add(RowBatch batch, Matches matches) {
        everyRow.selectAll(batch.rowCount());
        BigIntVector ids = batch.subjectId(everyRow);
        for (int row = 0; !batch.repeatsRows() && row < batch.rowCount(); row++) {
            if (!ids.isNull(row) && isTaken(ids.get(row))) {
                addRow(ids.get(row));
            }
        }
        if (groups != SubjectGroups.ONE) {
            matches.retain(row -> !ids.isNull(row) && isTaken(ids.get(row)));
        }
        for (int i = 0; i < matches.selection().count(); i++) {
            int row = matches.selection().rows()[i];
            if (!ids.isNull(row)) {
                addMatches(ids.get(row), matches, i * matches.wordCount());
            }
        }
    }

    /// Adds the counts of other rows of the same program, of other subjects.
    void add(RowCounts other) {
        Arrays.setAll(matchedRows, i -> matchedRows[i] + other.matchedRows[i]);
        Arrays.setAll(matchedSubjects, i -> matchedSubjects[i] + other.matchedSubjects[i]);
        rows += other.rows;
        subjects += other.subjects;
        isSorted &= other.isSorted;
    }

    long rows() {
        return rows;
    }

    long subjects() {
        return subjects;
    }

    /// Whether subjects ascend in every shard; if not, one with scattered rows counts several
    /// times.
    boolean isSorted() {
        return isSorted;
    }

    long rows(int predicate) {
        return matchedRows[predicate];
    }

    long subjects(int predicate) {
        return matchedSubjects[predicate];
    }

    private boolean isTaken(long subject) {
        return groups.of(subject) != SubjectGroups.PASSED_OVER;
    }

    private void addRow(long subject) {
        if (rows == 0 || subject != lastSubject) {
            isSorted &= all != null || rows == 0 || subject > lastSubject;
            subjects += all == null || all.add(subject) ? 1 : 0;
            lastSubject = subject;
        }
        rows++;
    }

    private void addMatches(long subject, Matches matches, int offset) {
        for (int word = 0; word < matches.wordCount(); word++) {
            long bits = matches.masks()[offset + word];
            while (bits != 0) {
                int predicate = (word << 6) + Long.numberOfTrailingZeros(bits);
                if (matchedRows[predicate] == 0 || lastSubjects[predicate] != subject) {
                    matchedSubjects[predicate] +=
                            met == null || met[predicate].add(subject) ? 1 : 0;
                    lastSubjects[predicate] = subject;
                }
                matchedRows[predicate]++;
                bits &= bits - 1;
            }
        }
    }
}
