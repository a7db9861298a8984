package dev.headwater.engine.profile;

import dev.headwater.predicates.column.DictionaryColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is counted of each code, for a limited number of codes. Not thread-safe.
final class CodeCounts {
    /// Further codes are counted together, but for those of births and deaths.
    static final int MOST_CODES = 1 << 18;

    private final Map<String, Counts> byCode = new HashMap<>();
    private final Counts further = new Counts(SubjectRecord.Kind.OTHER);

    /// Of the open dictionary, null where an entry was not yet met.
    private @Nullable Counts[] byEntry = new Counts[0];

    private long version = -1;

    /// The counts of one code.
    static final class Counts {
        private final SubjectRecord.Kind kind;
        private long rows;
        private long subjects;
        private long lastSubject;
        private long values;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        private Counts(SubjectRecord.Kind kind) {
            this.kind = kind;
        }

        /// What the code says of its subject.
        SubjectRecord.Kind kind() {
            return kind;
        }

        void addRow(long subject) {
            if (rows == 0 || subject != lastSubject) {
                subjects++;
                lastSubject = subject;
            }
            rows++;
        }

        /// @param value a finite number
        void addValue(double value) {
            values++;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }

        private void add(Counts other) {
            rows += other.rows;
            subjects += other.subjects;
            values += other.values;
            min = Math.min(min, other.min);
            max = Math.max(max, other.max);
        }
    }

    /// Goes on to the codes of a batch.
    void open(DictionaryColumn codes) {
        if (version != codes.dictionaryVersion()) {
            version = codes.dictionaryVersion();
            Arrays.fill(byEntry, null);
        }
        if (byEntry.length < codes.dictionarySize()) {
            byEntry = Arrays.copyOf(byEntry, 2 * codes.dictionarySize());
        }
    }

    /// The counts of an entry of the open dictionary.
    Counts of(int entry, DictionaryColumn codes) {
        Counts known = byEntry[entry];
        if (known != null) {
            return known;
        }
        Counts found = of(codes.text(entry));
        byEntry[entry] = found;
        return found;
    }

    /// Adds the counts of rows of other subjects.
    void add(CodeCounts other) {
        other.byCode.forEach((code, counts) -> of(code).add(counts));
        further.add(other.further);
    }

    boolean areAllTold() {
        return further.rows == 0;
    }

    /// All codes, in no order.
    Stream<String> codes() {
        return byCode.keySet().stream();
    }

    /// The codes with the most rows, the first one first.
    List<CodeProfile> profiles(Map<String, String> descriptions) {
        return byCode.entrySet().stream()
                .map(entry -> profile(entry.getKey(), entry.getValue(), descriptions))
                .sorted(
                        Comparator.comparingLong(CodeProfile::rows)
                                .reversed()
                                .thenComparing(CodeProfile::code))
                .toList();
    }

    private static CodeProfile profile(
            String code, Counts counts, Map<String, String> descriptions) {
        String description = descriptions.get(code);
        boolean hasValues = counts.values > 0;
        return new CodeProfile(
                code,
                description == null || description.isEmpty() ? null : description,
                counts.rows,
                counts.subjects,
                counts.values,
                hasValues ? counts.min : Double.NaN,
                hasValues ? counts.max : Double.NaN);
    }

    private Counts of(String code) {
        Counts known = byCode.get(code);
        if (known != null) {
            return known;
        }
        SubjectRecord.Kind kind = SubjectRecord.Kind.of(code);
        if (byCode.size() >= MOST_CODES && kind == SubjectRecord.Kind.OTHER) {
            return further;
        }
        Counts added = new Counts(kind);
        byCode.put(code, added);
        return added;
    }
}
