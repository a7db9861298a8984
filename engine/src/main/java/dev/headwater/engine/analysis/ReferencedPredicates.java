package dev.headwater.engine.analysis;

import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the predicates that a task uses, directly or through those derived from events. Others are
/// never judged: a predicates file serves many tasks. Demographics always count as used, as each of
/// them filters the subjects.
final class ReferencedPredicates {
    private final DeclaredPredicates declared;
    private final AnalysisScope scope;
    private final Set<String> used = new HashSet<>();
    private final Set<Special.Kind> specials = EnumSet.noneOf(Special.Kind.class);

    ReferencedPredicates(TaskDocument task, DeclaredPredicates declared, AnalysisScope scope) {
        this.declared = declared;
        this.scope = scope;
        if (task.trigger() != null) {
            useAsColumn(task.trigger());
        }
        for (WindowDeclaration window : task.windows()) {
            window.has().forEach(constraint -> useAsColumn(constraint.predicate()));
            useBound(window.start());
            useBound(window.end());
            Name label = LabelResolver.written(window.label(), scope);
            if (label != null) {
                use(label);
            }
        }
    }

    /// The used predicates in the order of the declarations, demographics last.
    Map<String, PredicateDeclaration> inOrder() {
        Map<String, PredicateDeclaration> inOrder = new LinkedHashMap<>();
        declared.predicates()
                .forEach((name, declaration) -> {
                    if (used.contains(name)) {
                        inOrder.put(name, declaration);
                    }
                });
        // A demographic takes the place of a used predicate of the same name.
        inOrder.putAll(declared.demographics());
        return inOrder;
    }

    /// The special predicates that are needed as a column. As a boundary, the edges of the record
    /// are none.
    Set<Special.Kind> specials() {
        return specials;
    }

    private void useAsColumn(Name name) {
        Special.Kind special = Special.Kind.named(name.text());
        if (special != null) {
            specials.add(special);
            return;
        }
        use(name);
    }

    private void useBound(BoundaryDeclaration boundary) {
        if (boundary
                        instanceof
                        BoundaryDeclaration.Expression(_, BoundaryStep.ToEvent(Name name, _, _), _)
                && !name.text().isEmpty()) {
            if (name.text().equals(Special.Kind.ANY_EVENT.predicateName())) {
                specials.add(Special.Kind.ANY_EVENT);
            }
            use(name);
        }
    }

    /// Follows chains of derived predicates, however long, in the order in which they are read.
    private void use(Name name) {
        if (Special.Kind.named(name.text()) != null) {
            return;
        }
        Deque<Name> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            newInputs(open.pop()).reversed().forEach(open::push);
        }
    }

    /// Marks `name` as used. The inputs that it brings; none if it was marked before.
    private List<Name> newInputs(Name name) {
        PredicateDeclaration declaration = declared.find(name, scope);
        boolean isNew = declaration != null && used.add(name.text());
        return isNew && declaration instanceof PredicateDeclaration.Derived derived
                ? ExpressionResolver.inputs(derived.expression())
                : List.of();
    }
}
