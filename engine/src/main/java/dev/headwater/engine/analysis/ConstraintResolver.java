package dev.headwater.engine.analysis;

import dev.headwater.engine.task.CountConstraint;
import dev.headwater.grammar.ast.ConstraintDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.source.Span;
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

    /// @param isIgnored whether the mode never looks at the counts of this window, so that only the
    ///   form is judged
    List<CountConstraint> resolve(List<ConstraintDeclaration> has, boolean isIgnored) {
        List<CountConstraint> constraints = new ArrayList<>();
        for (ConstraintDeclaration constraint : has) {
            if (scope.isAces() && constraint.splitByFlowComma()) {
                reportSplit(constraint.rangeSpan());
            } else if (!isIgnored) {
                add(constraint, constraints);
            }
        }
        return constraints;
    }

    private void reportSplit(Span range) {
        String message = "the comma splits this range in two entries";
        String quoted = "\"" + range.text() + "\"";
        scope.report(
                Diagnostic.error(DiagnosticCode.S009, message, range, "")
                        .withHelp("write it in quotes: `" + quoted + "`")
                        .withFix(Edit.safe(range, quoted)));
    }

    private void add(ConstraintDeclaration constraint, List<CountConstraint> constraints) {
        Integer predicate = predicates.event(constraint.predicate(), scope);
        Long min = constraint.min();
        Long max = constraint.max();
        if (min == null && max == null) {
            String help = "give at least one: `(1, None)` or `(None, 0)`";
            scope.reject(
                    DiagnosticCode.T025, constraint.rangeSpan(), "the range has no bound", help);
        } else if (min != null && max != null && min > max) {
            String message = "no count lies between " + min + " and " + max;
            scope.reject(
                    DiagnosticCode.T025,
                    constraint.rangeSpan(),
                    message,
                    "write the minimum first");
        } else if (predicate != null) {
            constraints.add(
                    new CountConstraint(
                            predicate,
                            min == null ? Long.MIN_VALUE : min,
                            max == null ? Long.MAX_VALUE : max));
        }
    }
}
