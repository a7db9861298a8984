package dev.headwater.engine.analysis;

import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateDeclaration.Derived;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Orders predicates derived from events after their inputs: generation by generation, within one
/// in the order in which the last input was met.
///
/// It is the order of the reference system's columns, so ties matter: predicates are met as the
/// expressions, read in order of declaration, name them (first an input, then what is derived from
/// it).
final class DerivedOrder {
    private final Map<String, PredicateDeclaration> predicates;
    private final Map<String, Set<String>> derivedFrom = new LinkedHashMap<>();
    private final Map<String, Integer> openInputs = new HashMap<>();

    private DerivedOrder(Map<String, PredicateDeclaration> predicates) {
        this.predicates = predicates;
        for (PredicateDeclaration predicate : predicates.values()) {
            if (predicate instanceof Derived derived) {
                ExpressionResolver.inputs(derived.expression())
                        .forEach(input -> connect(input, derived.name()));
            }
        }
    }

    /// The derived ones among `predicates`, inputs first. Those on or behind a cycle, which is
    /// reported, are left out.
    static List<Derived> of(Map<String, PredicateDeclaration> predicates, AnalysisScope scope) {
        var order = new DerivedOrder(predicates);
        List<String> sorted = order.sort();
        order.reportCycles(new HashSet<>(sorted), scope);
        List<Derived> derived = new ArrayList<>();
        for (String name : sorted) {
            if (predicates.get(name) instanceof Derived declaration
                    && !declaration.expression().isAboutRows()) {
                derived.add(declaration);
            }
        }
        return derived;
    }

    private void connect(Name input, Name derived) {
        if (!predicates.containsKey(input.text())) {
            return;
        }
        Set<String> outputs = derivedFrom.computeIfAbsent(input.text(), _ -> new LinkedHashSet<>());
        derivedFrom.computeIfAbsent(derived.text(), _ -> new LinkedHashSet<>());
        if (outputs.add(derived.text())) {
            openInputs.merge(derived.text(), 1, Integer::sum);
        }
    }

    private List<String> sort() {
        List<String> sorted = new ArrayList<>();
        List<String> generation =
                derivedFrom.keySet().stream()
                        .filter(name -> !openInputs.containsKey(name))
                        .toList();
        while (!generation.isEmpty()) {
            sorted.addAll(generation);
            List<String> next = new ArrayList<>();
            for (String name : generation) {
                for (String derived : derivedFrom.getOrDefault(name, Set.of())) {
                    if (openInputs.merge(derived, -1, Integer::sum) == 0) {
                        next.add(derived);
                    }
                }
            }
            generation = next;
        }
        return sorted;
    }

    /// A predicate that could not be sorted has an input that could not either, so going from input
    /// to input ends in a cycle.
    private void reportCycles(Set<String> visited, AnalysisScope scope) {
        for (String name : derivedFrom.keySet()) {
            LinkedHashSet<String> path = new LinkedHashSet<>();
            String current = name;
            while (visited.add(current)) {
                path.add(current);
                current = openInput(current);
            }
            if (path.contains(current)) {
                List<String> cycle = new ArrayList<>(path);
                List<String> onCycle = cycle.subList(cycle.indexOf(current), cycle.size());
                reportCycle(onCycle.stream().map(this::derived).map(Derived::name).toList(), scope);
            }
        }
    }

    private String openInput(String name) {
        for (Name input : ExpressionResolver.inputs(derived(name).expression())) {
            if (openInputs.getOrDefault(input.text(), 0) > 0) {
                return input.text();
            }
        }
        throw new IllegalStateException("predicate " + name + " is not on or behind a cycle");
    }

    private Derived derived(String name) {
        if (predicates.get(name) instanceof Derived derived) {
            return derived;
        }
        throw new IllegalStateException("predicate " + name + " has no inputs");
    }

    /// Reports predicates each of which needs the next one, and the last one the first.
    static void reportCycle(List<Name> cycle, AnalysisScope scope) {
        Name first = cycle.getFirst();
        String names = cycle.stream().map(Name::text).collect(Collectors.joining("` -> `"));
        String chain = "`" + names + "` -> `" + first.text() + "`";
        Diagnostic error =
                Diagnostic.error(
                        DiagnosticCode.T015,
                        "a predicate depends on itself: " + chain,
                        first.span(),
                        "");
        for (Name name : cycle.subList(1, cycle.size())) {
            error = error.withSecondary(name.span(), "on the way");
        }
        scope.report(error);
    }
}
