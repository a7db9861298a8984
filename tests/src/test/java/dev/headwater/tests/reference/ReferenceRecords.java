package dev.headwater.tests.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Data rows -> the events of the subjects that pass the static filter, by (subject, time), with
/// the counts of all predicates.
public final class ReferenceRecords {
    private ReferenceRecords() {}

    /// All rows of one subject at one time; null time = the subject's static rows.
    private record Group(long subject, @Nullable Long time, Map<String, Long> counts) {
        long count(String predicate) {
            return counts.getOrDefault(predicate, 0L);
        }
    }

    /// @param nanAboveAll whether NaN passes every minimum
    public static List<Event> ofRows(ReferenceTask task, List<DataRow> rows, boolean nanAboveAll) {
        return ofCounts(task, counted(task, rows, nanAboveAll));
    }

    /// The rows as counts of the predicates of rows.
    ///
    /// @param nanAboveAll whether NaN passes every minimum
    public static List<DirectRow> counted(
            ReferenceTask task, List<DataRow> rows, boolean nanAboveAll) {
        List<DirectRow> counted = new ArrayList<>();
        for (DataRow row : rows) {
            if (row.subject() == null) {
                continue;
            }
            Map<String, Long> counts = new HashMap<>();
            for (ReferencePredicate.OfRows predicate : task.rowPredicates()) {
                boolean matches = task.matches(predicate.name(), row, nanAboveAll);
                counts.put(predicate.name(), matches ? 1L : 0L);
            }
            counted.add(new DirectRow(row.subject(), row.time(), counts));
        }
        return counted;
    }

    /// The events of all subjects as if every static predicate held, in which derived predicates
    /// have a say only.
    static List<Event> ofEverySubject(ReferenceTask task, List<DirectRow> rows) {
        List<Group> groups = grouped(task, rows);
        for (ReferencePredicate filter : task.rowPredicates()) {
            groups.stream()
                    .filter(group -> filter.isStatic())
                    .forEach(group -> group.counts().put(filter.name(), 1L));
        }
        task.derivedPredicates().forEach(derived -> derive(task, derived, groups));
        return events(groups);
    }

    /// The static predicates in order, each with the subjects for whom it holds.
    static Map<String, Set<Long>> admitted(ReferenceTask task, List<DirectRow> rows) {
        List<Group> groups = grouped(task, rows);
        task.derivedPredicates().forEach(derived -> derive(task, derived, groups));
        Map<String, Set<Long>> admitted = new LinkedHashMap<>();
        filters(task).forEach(filter -> admitted.put(filter.name(), passing(filter, groups)));
        return admitted;
    }

    public static List<Event> ofCounts(ReferenceTask task, List<DirectRow> rows) {
        List<Group> groups = grouped(task, rows);
        for (ReferencePredicate.Derived derived : task.derivedPredicates()) {
            derive(task, derived, groups);
        }
        keepSubjectsThatPassTheStaticFilter(task, groups);
        return events(groups);
    }

    private static List<Event> events(List<Group> groups) {
        List<Event> events = new ArrayList<>();
        for (Group group : groups) {
            if (group.time() != null) {
                events.add(new Event(group.subject(), group.time(), group.counts()));
            }
        }
        addSpecials(events);
        return events;
    }

    /// By subject and time, static rows first.
    private static List<Group> grouped(ReferenceTask task, List<DirectRow> rows) {
        record Key(long subject, @Nullable Long time) {}
        Map<Key, Group> groups = new LinkedHashMap<>();
        for (DirectRow row : rows) {
            Group group =
                    groups.computeIfAbsent(
                            new Key(row.subject(), row.time()),
                            key -> new Group(key.subject(), key.time(), new LinkedHashMap<>()));
            for (ReferencePredicate.OfRows predicate : task.rowPredicates()) {
                String name = predicate.name();
                group.counts().merge(name, row.counts().get(name), Long::sum);
            }
        }
        List<Group> sorted = new ArrayList<>(groups.values());
        sorted.sort(
                Comparator.comparingLong(Group::subject)
                        .thenComparing(
                                Group::time, Comparator.nullsFirst(Comparator.naturalOrder())));
        return sorted;
    }

    /// A static plain input first takes, at all events of a subject, the value it has at the
    /// subject's first row.
    private static void derive(
            ReferenceTask task, ReferencePredicate.Derived derived, List<Group> groups) {
        List<String> statics =
                task.rowPredicates().stream()
                        .filter(ReferencePredicate::isStatic)
                        .map(ReferencePredicate::name)
                        .toList();
        if (derived.inputs().stream().anyMatch(statics::contains)) {
            Map<Long, Group> firstRows = new HashMap<>();
            for (Group group : groups) {
                Group first = firstRows.computeIfAbsent(group.subject(), subject -> group);
                statics.forEach(name -> group.counts().put(name, first.count(name)));
            }
        }
        for (Group group : groups) {
            boolean holds = derived.formula().holds(input -> group.count(input) > 0);
            group.counts().put(derived.name(), holds ? 1L : 0L);
        }
    }

    /// Every static predicate, plain or derived, must hold at the subject's static rows.
    private static void keepSubjectsThatPassTheStaticFilter(
            ReferenceTask task, List<Group> groups) {
        for (ReferencePredicate filter : filters(task)) {
            Set<Long> passing = passing(filter, groups);
            groups.removeIf(group -> !passing.contains(group.subject()));
        }
    }

    private static List<ReferencePredicate> filters(ReferenceTask task) {
        List<ReferencePredicate> filters = new ArrayList<>();
        filters.addAll(task.rowPredicates());
        filters.addAll(task.derivedPredicates());
        filters.removeIf(predicate -> !predicate.isStatic());
        return filters;
    }

    private static Set<Long> passing(ReferencePredicate filter, List<Group> groups) {
        return groups.stream()
                .filter(group -> group.time() == null && group.count(filter.name()) > 0)
                .map(Group::subject)
                .collect(Collectors.toSet());
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
