package dev.headwater.engine.analysis;

import dev.headwater.engine.task.Predicate;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.ir.RowPredicate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The predicates of the task and their ids, and the rows at whose events a plain predicate has no
/// count. A name without an id has been reported.
record ResolvedPredicates(
        List<Predicate> predicates, Map<String, Integer> ids, Map<Integer, RowPredicate> unknown) {

    /// The id of a predicate that must have events, or null after an error. A static predicate has
    /// none.
    @Nullable Integer event(Name name, AnalysisScope scope) {
        Integer id = ids.get(name.text());
        if (id == null || !predicates.get(id).isStatic()) {
            return id;
        }
        String message = "static predicate `" + name.text() + "` has no events";
        String help =
                "it only selects subjects; combine it with events, as in `and(lab, "
                        + name.text()
                        + ")`";
        scope.reject(DiagnosticCode.T018, name.span(), message, help);
        return null;
    }
}
