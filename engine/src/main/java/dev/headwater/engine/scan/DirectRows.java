package dev.headwater.engine.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Collects the rows of a direct table as they are read and groups them by subject and time.
final class DirectRows {
    static final String SUBJECT_ID = "subject_id";
    static final String TIMESTAMP = "timestamp";

    private final List<DirectCounts> counts = new ArrayList<>();
    private long[] subjects = new long[1024];
    private long[] times = new long[1024];
    private boolean[] isStatic = new boolean[1024];
    private int size;

    DirectRows(List<String> predicates, DataLocation location) {
        predicates.forEach(name -> counts.add(new DirectCounts(location.in(-1, name))));
    }

    /// Adds a row at a time. Its counts are then set through [#counts].
    void add(long subject, long time) {
        grow();
        subjects[size] = subject;
        times[size] = time;
        size++;
    }

    /// Adds a row without time.
    void addStatic(long subject) {
        add(subject, 0);
        isStatic[size - 1] = true;
    }

    /// The counts of the predicate at position `predicate`; whatever is added to them belongs to
    /// the row added last.
    DirectCounts counts(int predicate) {
        return counts.get(predicate);
    }

    /// The index of the row added last.
    int lastRow() {
        return size - 1;
    }

    DirectTable group() {
        int[] order = order();
        int[] groups = new int[size];
        int groupCount = 0;
        for (int i = 0; i < size; i++) {
            boolean isNew = i == 0 || compare(order[i - 1], order[i]) != 0;
            groupCount += isNew ? 1 : 0;
            groups[order[i]] = groupCount - 1;
        }
        long[] groupSubjects = new long[groupCount];
        long[] groupTimes = new long[groupCount];
        boolean[] groupIsStatic = new boolean[groupCount];
        for (int row = 0; row < size; row++) {
            groupSubjects[groups[row]] = subjects[row];
            groupTimes[groups[row]] = times[row];
            groupIsStatic[groups[row]] = isStatic[row];
        }
        int groupTotal = groupCount;
        long[][] sums =
                counts.stream()
                        .map(column -> column.sum(groups, groupTotal))
                        .toArray(long[][]::new);
        return new DirectTable(groupSubjects, groupTimes, groupIsStatic, sums);
    }

    /// The rows by subject and time; tables usually are in order already.
    private int[] order() {
        IntStream rows = IntStream.range(0, size);
        boolean isSorted = IntStream.range(1, size).allMatch(row -> compare(row - 1, row) <= 0);
        Comparator<Integer> bySubjectAndTime = this::compare;
        return isSorted
                ? rows.toArray()
                : rows.boxed().sorted(bySubjectAndTime).mapToInt(row -> row).toArray();
    }

    private int compare(int left, int right) {
        if (subjects[left] != subjects[right]) {
            return Long.compare(subjects[left], subjects[right]);
        }
        if (isStatic[left] || isStatic[right]) {
            return Boolean.compare(isStatic[right], isStatic[left]);
        }
        return Long.compare(times[left], times[right]);
    }

    private void grow() {
        if (size == subjects.length) {
            subjects = Arrays.copyOf(subjects, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
            isStatic = Arrays.copyOf(isStatic, 2 * size);
        }
    }
}
