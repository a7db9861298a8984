package dev.headwater.engine.event;

import java.util.List;
import java.util.stream.LongStream;

/// Adds up, over subjects, how often each predicate matched: rows for plain predicates, events for
/// derived and special ones, and subjects with at least one. Static rows count as well. Not
/// thread-safe.
final class PredicateTally {
    private final long[] rows;
    private final long[] subjects;

    PredicateTally(int predicateCount) {
        rows = new long[predicateCount];
        subjects = new long[predicateCount];
    }

    void add(SubjectEvents events) {
        for (int id = 0; id < rows.length; id++) {
            PostingList postings = events.postings(id);
            long matches = postings.sum(0, postings.size()) + events.staticCount(id);
            if (matches > 0) {
                rows[id] += matches;
                subjects[id]++;
            }
        }
    }

    List<Long> rows() {
        return LongStream.of(rows).boxed().toList();
    }

    List<Long> subjects() {
        return LongStream.of(subjects).boxed().toList();
    }
}
