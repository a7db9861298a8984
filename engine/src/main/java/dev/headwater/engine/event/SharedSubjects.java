package dev.headwater.engine.event;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// That `count` subjects are in more than one of several lists: the smallest of them is `subject`,
/// in the lists at `one` and `other`, among others perhaps.
public record SharedSubjects(long count, long subject, int one, int other) {

    /// Null if no subject is in two of the lists. Lists of which none begins before another ends
    /// are not gone through.
    public static @Nullable SharedSubjects find(List<SubjectList> lists) {
        List<SubjectList> filled =
                lists.stream()
                        .filter(list -> !list.isEmpty())
                        .sorted(Comparator.comparingLong(SubjectList::first))
                        .toList();
        boolean areApart =
                IntStream.range(1, filled.size())
                        .allMatch(i -> filled.get(i - 1).last() < filled.get(i).first());
        return areApart ? null : merge(lists);
    }

    /// In words.
    ///
    /// @param nameOfOne the name of what the list `one` was taken from
    public String describe(Object nameOfOne, Object nameOfOther) {
        String both = " in both " + nameOfOne + " and " + nameOfOther;
        return count == 1
                ? "subject " + subject + " is" + both
                : count + " subjects are in several shards; subject " + subject + " is" + both;
    }

    /// A place in a list.
    private record Place(int list, SubjectList.Cursor cursor) {}

    private static @Nullable SharedSubjects merge(List<SubjectList> lists) {
        var queue =
                new PriorityQueue<Place>(
                        Comparator.<Place>comparingLong(place -> place.cursor.subject())
                                .thenComparingInt(Place::list));
        for (int list = 0; list < lists.size(); list++) {
            add(new Place(list, lists.get(list).cursor()), queue);
        }
        SharedSubjects shared = null;
        long last = 0;
        int lastList = -1;
        boolean isRepeated = false;
        for (Place next = queue.poll(); next != null; next = queue.poll()) {
            long subject = next.cursor.subject();
            if (lastList >= 0 && subject == last) {
                if (shared == null) {
                    shared = new SharedSubjects(1, subject, lastList, next.list);
                } else if (!isRepeated) {
                    shared =
                            new SharedSubjects(
                                    shared.count + 1, shared.subject, shared.one, shared.other);
                }
                isRepeated = true;
            } else {
                isRepeated = false;
            }
            last = subject;
            lastList = next.list;
            add(next, queue);
        }
        return shared;
    }

    private static void add(Place place, PriorityQueue<Place> queue) {
        if (place.cursor.next()) {
            queue.add(place);
        }
    }
}
