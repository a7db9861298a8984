package dev.headwater.engine.analysis;

import dev.headwater.engine.task.CountConstraint;
import dev.headwater.grammar.ast.ConstraintDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;

/// The `has` of a window -> constraints.
final class ConstraintResolver {
    private final ResolvedPredicates predicates;
    private final AnalysisScope scope;

    ConstraintResolver(ResolvedPredicates predicates, AnalysisScope scope) {
        this.predicates = predicates;
        this.scope = scope;
    }

    /// @param isIgnored whether the mode never looks at the counts of this window, so that only the form is judged
    List<CountConstraint> resolve(List<ConstraintDeclaration> has, boolean isIgnored) {
        List<CountConstraint> constraints = new ArrayList<>();
        for (ConstraintDeclaration constraint : has) {
            if (scope.isAces() && constraint.splitByFlowComma()) {
                scope.report(Diagnostic.error(
                                DiagnosticCode.S009,
                                "the comma splits this range in two entries",
                                constraint.rangeSpan(),
                                "")
                        .withHelp("write it in quotes: `\"" + constraint.rangeSpan().text() + "\"`"));
            } else if (!isIgnored) {
                add(constraint, constraints);
            }
        }
        return constraints;
    }

    private void add(ConstraintDeclaration constraint, List<CountConstraint> constraints) {
        Integer predicate = predicates.event(constraint.predicate(), scope);
        Long min = constraint.min();
        Long max = constraint.max();
        if (min == null && max == null) {
            report(constraint, "the range has no bound", "give at least one: `(1, None)` or `(None, 0)`");
        } else if (min != null && max != null && min > max) {
            report(constraint, "no count lies between " + min + " and " + max, "write the minimum first");
        } else if (predicate != null) {
            constraints.add(new CountConstraint(
                    predicate, min == null ? Long.MIN_VALUE : min, max == null ? Long.MAX_VALUE : max));
        }
    }

    private void report(ConstraintDeclaration constraint, String message, String help) {
        scope.report(Diagnostic.error(DiagnosticCode.T025, message, constraint.rangeSpan(), "")
                .withHelp(help));
    }
}
