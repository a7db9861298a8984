package dev.headwater.engine.profile;

import dev.headwater.engine.event.SubjectList;
import java.util.Arrays;

/// The subjects of a shard, by the runs of rows that each is alone in. Not thread-safe.
final class SubjectRuns {
    private long[] subjects = new long[64];
    private int size;
    private boolean isAscending = true;
    private long runs;

    /// Adds a run behind the others.
    void add(long subject) {
        runs++;
        append(subject);
    }

    /// Adds the runs behind this.
    void add(SubjectRuns later) {
        runs += later.runs;
        isAscending &= later.isAscending;
        for (int i = 0; i < later.size; i++) {
            append(later.subjects[i]);
        }
    }

    /// Each subject once.
    SubjectList distinct() {
        compact();
        SubjectList distinct = new SubjectList();
        for (int i = 0; i < size; i++) {
            distinct.add(subjects[i]);
        }
        return distinct;
    }

    /// How many subjects there are.
    long count() {
        compact();
        return size;
    }

    /// Whether the rows of any subject stand in several places.
    boolean isScattered() {
        return runs > count();
    }

    /// Whether each run is of a subject above that of the one before.
    boolean isAscending() {
        return isAscending;
    }

    private void append(long subject) {
        isAscending &= size == 0 || subject > subjects[size - 1];
        if (size == subjects.length) {
            compact();
            subjects = Arrays.copyOf(subjects, Math.max(subjects.length, 2 * size));
        }
        subjects[size++] = subject;
    }

    private void compact() {
        if (isAscending) {
            return;
        }
        Arrays.sort(subjects, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (distinct == 0 || subjects[i] != subjects[distinct - 1]) {
                subjects[distinct++] = subjects[i];
            }
        }
        size = distinct;
    }
}
