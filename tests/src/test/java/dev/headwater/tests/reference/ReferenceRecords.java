package dev.headwater.tests.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Data rows -> the events of the subjects that pass the static filter, by (subject, time), with the counts of all predicates.
public final class ReferenceRecords {
    private static final Comparator<Event> BY_SUBJECT_AND_TIME =
            Comparator.comparingLong(Event::subject)
                    .thenComparing(Event::time, Comparator.nullsFirst(Comparator.naturalOrder()));

    private ReferenceRecords() {}

    /// @param nanAboveAll whether NaN passes every minimum
    public static List<Event> ofRows(ReferenceTask task, List<DataRow> rows, boolean nanAboveAll) {
        List<DirectRow> counted = new ArrayList<>();
        for (DataRow row : rows) {
            if (row.subject() == null) {
                continue;
            }
            Map<String, Long> counts = new HashMap<>();
            for (ReferencePredicate.Plain plain : task.plainPredicates()) {
                counts.put(plain.name(), plain.matches(row, nanAboveAll) ? 1L : 0L);
            }
            counted.add(new DirectRow(row.subject(), row.time(), counts));
        }
        return ofCounts(task, counted);
    }

    public static List<Event> ofCounts(ReferenceTask task, List<DirectRow> rows) {
        List<Event> events = grouped(task, rows);
        for (ReferencePredicate.Derived derived : task.derivedPredicates()) {
            derive(task, derived, events);
        }
        keepSubjectsThatPassTheStaticFilter(task, events);
        events.removeIf(event -> event.time() == null);
        addSpecials(events);
        return events;
    }

    private static List<Event> grouped(ReferenceTask task, List<DirectRow> rows) {
        record Key(long subject, @Nullable Long time) {}
        Map<Key, Event> groups = new LinkedHashMap<>();
        for (DirectRow row : rows) {
            Event event =
                    groups.computeIfAbsent(
                            new Key(row.subject(), row.time()),
                            key -> new Event(key.subject(), key.time(), new LinkedHashMap<>()));
            for (ReferencePredicate.Plain plain : task.plainPredicates()) {
                event.counts().merge(plain.name(), row.counts().get(plain.name()), Long::sum);
            }
        }
        List<Event> events = new ArrayList<>(groups.values());
        events.sort(BY_SUBJECT_AND_TIME);
        return events;
    }

    /// A static plain input first takes, at all events of a subject, the value it has at the subject's first row.
    private static void derive(ReferenceTask task, ReferencePredicate.Derived derived, List<Event> events) {
        List<String> statics =
                task.plainPredicates().stream()
                        .filter(ReferencePredicate.Plain::isStatic)
                        .map(ReferencePredicate.Plain::name)
                        .toList();
        if (derived.inputs().stream().anyMatch(statics::contains)) {
            Map<Long, Event> firstRows = new HashMap<>();
            for (Event event : events) {
                Event first = firstRows.computeIfAbsent(event.subject(), subject -> event);
                statics.forEach(name -> event.counts().put(name, first.count(name)));
            }
        }
        for (Event event : events) {
            boolean holds =
                    derived.and()
                            ? derived.inputs().stream().allMatch(input -> event.count(input) > 0)
                            : derived.inputs().stream().anyMatch(input -> event.count(input) > 0);
            event.counts().put(derived.name(), holds ? 1L : 0L);
        }
    }

    /// Every static predicate, plain or derived, must hold at the subject's static rows.
    private static void keepSubjectsThatPassTheStaticFilter(ReferenceTask task, List<Event> events) {
        List<ReferencePredicate> filters = new ArrayList<>();
        filters.addAll(task.plainPredicates());
        filters.addAll(task.derivedPredicates());
        filters.removeIf(predicate -> !predicate.isStatic());
        for (ReferencePredicate filter : filters) {
            List<Long> passing =
                    events.stream()
                            .filter(event -> event.time() == null && event.count(filter.name()) > 0)
                            .map(Event::subject)
                            .toList();
            events.removeIf(event -> !passing.contains(event.subject()));
        }
    }

    private static void addSpecials(List<Event> events) {
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            boolean first = i == 0 || events.get(i - 1).subject() != event.subject();
            boolean last = i == events.size() - 1 || events.get(i + 1).subject() != event.subject();
            event.counts().put(ReferenceTask.ANY_EVENT, 1L);
            event.counts().put(ReferenceTask.RECORD_START, first ? 1L : 0L);
            event.counts().put(ReferenceTask.RECORD_END, last ? 1L : 0L);
        }
    }
}
