package dev.headwater.tests.reference;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A task as a list of named parts, valid by construction.
///
/// `predicates` are in the order of the file, demographics after the others; some may be unused. At
/// most one window has a label, at most one an index.
public record ReferenceTask(
        List<ReferencePredicate> predicates, String trigger, List<ReferenceWindow> windows) {
    public static final String ANY_EVENT = "_ANY_EVENT";
    public static final String RECORD_START = "_RECORD_START";
    public static final String RECORD_END = "_RECORD_END";
    public static final List<String> SPECIALS = List.of(ANY_EVENT, RECORD_START, RECORD_END);

    /// The predicates of rows that take part, in order: those reachable from the windows and the
    /// trigger by events, and all demographics.
    public List<ReferencePredicate.OfRows> rowPredicates() {
        Set<String> used = usedNames();
        return predicates.stream()
                .filter(predicate -> predicate instanceof ReferencePredicate.OfRows)
                .map(predicate -> (ReferencePredicate.OfRows) predicate)
                .filter(rows -> rows.demographic() || used.contains(rows.name()))
                .toList();
    }

    /// Whether a row is one of those of the predicate called `name`.
    boolean matches(String name, DataRow row, boolean nanAboveAll) {
        return predicates.stream()
                .filter(predicate -> predicate.name().equals(name))
                .anyMatch(predicate ->
                        switch (predicate) {
                            case ReferencePredicate.Plain plain -> plain.matches(row, nanAboveAll);
                            case ReferencePredicate.Refined refined ->
                                    refined.formula()
                                            .matches(row, (n, r) -> matches(n, r, nanAboveAll));
                            case ReferencePredicate.Derived derived -> false;
                        });
    }

    /// The derived predicates that take part, inputs before their users, in the order of the
    /// reference system's columns.
    ///
    /// That is a topological order generation by generation, over a graph whose nodes enter edge by
    /// edge.
    public List<ReferencePredicate.Derived> derivedPredicates() {
        Set<String> used = usedNames();
        Map<String, ReferencePredicate.Derived> derived = new LinkedHashMap<>();
        Map<String, Set<String>> usersOf = new LinkedHashMap<>();
        Map<String, Integer> openInputs = new LinkedHashMap<>();
        for (ReferencePredicate predicate : predicates) {
            if (!(predicate instanceof ReferencePredicate.Derived user)
                    || !used.contains(user.name())) {
                continue;
            }
            derived.put(user.name(), user);
            for (String input : user.inputs()) {
                usersOf.computeIfAbsent(input, name -> new LinkedHashSet<>());
                usersOf.computeIfAbsent(user.name(), name -> new LinkedHashSet<>());
                if (usersOf.get(input).add(user.name())) {
                    openInputs.merge(user.name(), 1, Integer::sum);
                }
            }
        }
        Set<String> ordered = new LinkedHashSet<>();
        List<String> generation =
                usersOf.keySet().stream().filter(name -> !openInputs.containsKey(name)).toList();
        while (!generation.isEmpty()) {
            Set<String> next = new LinkedHashSet<>();
            for (String input : generation) {
                ordered.add(input);
                for (String user : usersOf.getOrDefault(input, Set.of())) {
                    if (openInputs.merge(user, -1, Integer::sum) == 0) {
                        next.add(user);
                    }
                }
            }
            generation = List.copyOf(next);
        }
        return ordered.stream().filter(derived::containsKey).map(derived::get).toList();
    }

    /// The special predicates that are a column: `_ANY_EVENT` for any use, the record's edges only
    /// as trigger or in `has`.
    public List<String> specials() {
        Set<String> counted = new HashSet<>();
        counted.add(trigger);
        for (ReferenceWindow window : windows) {
            window.has().forEach(has -> counted.add(has.predicate()));
            window.boundNames().stream().filter(ANY_EVENT::equals).forEach(counted::add);
        }
        return SPECIALS.stream().filter(counted::contains).toList();
    }

    /// The predicates whose counts a window summary shows, in order: all that take part but the
    /// static ones.
    public List<String> countedNames() {
        Set<String> names = new LinkedHashSet<>();
        rowPredicates().stream()
                .filter(rows -> !rows.isStatic())
                .forEach(rows -> names.add(rows.name()));
        derivedPredicates().stream()
                .filter(derived -> !derived.isStatic())
                .forEach(derived -> names.add(derived.name()));
        names.addAll(specials());
        return List.copyOf(names);
    }

    private Set<String> usedNames() {
        Set<String> used = new HashSet<>();
        use(trigger, used);
        for (ReferenceWindow window : windows) {
            window.boundNames().forEach(name -> use(name, used));
            window.has().forEach(has -> use(has.predicate(), used));
            use(window.label(), used);
        }
        return used;
    }

    private void use(@Nullable String name, Set<String> used) {
        if (name == null || !used.add(name)) {
            return;
        }
        for (ReferencePredicate predicate : predicates) {
            if (predicate instanceof ReferencePredicate.Derived derived
                    && derived.name().equals(name)) {
                derived.inputs().forEach(input -> use(input, used));
            }
        }
    }
}
