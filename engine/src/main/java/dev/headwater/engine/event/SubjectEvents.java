package dev.headwater.engine.event;

import dev.headwater.engine.task.Predicate;
import java.util.Arrays;
import java.util.List;

/// All that the windows of one subject need: a posting list for each predicate and the record's
/// first and last event. `_ANY_EVENT` shares the list of every event.
///
/// Filled by an [EventCollector] and valid until the next subject begins. A static predicate has a
/// list too, as it may also match timed rows; no window looks at it.
public final class SubjectEvents {
    private final PostingList[] postings;
    private final long[] staticCounts;
    private final int[] unknown;
    private final PostingList everyEvent = new PostingList();
    private final PostingList nothing = new PostingList();
    private long subjectId;
    private final boolean[] excludedBy;
    private boolean hasStaticRow;
    private boolean isExcluded;

    /// @param listCount how many lists there are, those of the predicates first
    /// @param unknown by predicate, the list of the events at which it has no count, or -1
    SubjectEvents(List<Predicate> predicates, int listCount, int[] unknown) {
        this.unknown = unknown;
        postings = new PostingList[listCount];
        for (int i = 0; i < postings.length; i++) {
            boolean sharesEvery = i < predicates.size() && isAnyEvent(predicates.get(i));
            postings[i] = sharesEvery ? everyEvent : new PostingList();
        }
        staticCounts = new long[postings.length];
        excludedBy = new boolean[predicates.size()];
    }

    private static boolean isAnyEvent(Predicate predicate) {
        return predicate instanceof Predicate.Special(Predicate.Special.Kind kind)
                && kind == Predicate.Special.Kind.ANY_EVENT;
    }

    public long subjectId() {
        return subjectId;
    }

    /// The events at which the predicate with this id matches.
    public PostingList postings(int predicate) {
        return postings[predicate];
    }

    /// The events at which the predicate with this id has no count: none, but for ESGPT data in
    /// `aces-0.7.3`.
    public PostingList unknown(int predicate) {
        return unknown[predicate] < 0 ? nothing : postings[unknown[predicate]];
    }

    /// The distinct times of all timed rows, whatever they match; filled only if the plan needs
    /// every event.
    public PostingList everyEvent() {
        return everyEvent;
    }

    /// The time of the first event. Only if the plan needs every event, and there is one.
    public long recordStart() {
        return everyEvent.time(0);
    }

    /// The time of the last event. Only if the plan needs every event, and there is one.
    public long recordEnd() {
        return everyEvent.time(everyEvent.size() - 1);
    }

    /// Whether a static predicate does not hold. Derived predicates are evaluated as if all did.
    public boolean isExcluded() {
        return isExcluded;
    }

    /// Whether this is a static predicate that does not hold.
    public boolean isExcludedBy(int predicate) {
        return excludedBy[predicate];
    }

    long byteCount() {
        long bytes = everyEvent.byteCount();
        for (PostingList list : postings) {
            bytes += list == everyEvent ? 0 : list.byteCount();
        }
        return bytes;
    }

    boolean hasStaticRow() {
        return hasStaticRow;
    }

    long staticCount(int predicate) {
        return staticCounts[predicate];
    }

    void begin(long subject) {
        subjectId = subject;
        hasStaticRow = false;
        isExcluded = false;
        everyEvent.clear();
        for (int i = 0; i < postings.length; i++) {
            postings[i].clear();
            staticCounts[i] = 0;
        }
        Arrays.fill(excludedBy, false);
    }

    void markStaticRow() {
        hasStaticRow = true;
    }

    void excludeBy(int predicate) {
        isExcluded = true;
        excludedBy[predicate] = true;
    }

    void addStatic(int predicate, long count) {
        staticCounts[predicate] += count;
    }
}
