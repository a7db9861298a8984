package dev.headwater.engine.check;

import dev.headwater.engine.check.WindowFacts.Maximum;
import dev.headwater.engine.check.WindowFacts.Source;
import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Predicate;
import dev.headwater.grammar.ast.ConstraintDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.Set;

/// Constraints that say nothing, or that no trigger can satisfy: because of other constraints on
/// the window or around it, or because of where the window begins and ends.
final class ConstraintRule implements Rule {
    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        for (int window = 0; window < task.task().windows().size(); window++) {
            if (task.isCounted(window) && !task.timeline().isImpossible(window)) {
                var facts = new WindowFacts(task, window);
                for (int i = 0; i < task.window(window).constraints().size(); i++) {
                    new Judgement(task, facts, window, i, findings).judge();
                }
            }
        }
    }

    /// Constraint `position` of a window.
    private record Judgement(
            CheckedTask task, WindowFacts facts, int window, int position, Diagnostics findings) {
        void judge() {
            CountConstraint constraint = task.window(window).constraints().get(position);
            if (constraint.max() < 0 && task.task().format() != InputFormat.DIRECT) {
                warn(DiagnosticCode.C014, "no count is below 0", "");
            } else if (constraint.max() <= 0) {
                judgeMaximum(constraint.predicate());
            } else if (constraint.min() > 0) {
                judgeMinimum(constraint.min(), constraint.predicate());
            } else if (constraint.max() == Long.MAX_VALUE) {
                String help = "write `(1, None)` for at least one, `(None, 0)` for none";
                findings.add(
                        Diagnostic.warning(
                                        DiagnosticCode.C010,
                                        "any count satisfies this range",
                                        declaration().rangeSpan(),
                                        "")
                                .withHelp(help));
            }
        }

        private ConstraintDeclaration declaration() {
            return task.written(window).has().get(position);
        }

        private void judgeMaximum(int predicate) {
            facts.counted()
                    .filter(event -> task.implications().implies(event.predicate(), predicate))
                    .findFirst()
                    .ifPresent(event ->
                            warn(
                                    DiagnosticCode.C013,
                                    impossible(),
                                    event.moment() == Timeline.TRIGGER
                                            ? "the trigger itself is counted"
                                            : "the "
                                                    + task.nameOf(event.predicate())
                                                    + " at its edge is counted"));
        }

        private void judgeMinimum(long min, int predicate) {
            boolean isPlain = task.task().predicates().get(predicate) instanceof Predicate.Plain;
            WindowFacts.Cap cap = facts.cap(predicate);
            if ((isPlain ? 1 : min) > cap.events()) {
                warn(cap.causes());
                return;
            }
            Maximum fewer = isPlain ? facts.fewerRowsThan(min, predicate) : null;
            if (fewer != null) {
                warn(Set.of(fewer));
            }
        }

        private String impossible() {
            return "no window `" + task.window(window).name() + "` can satisfy this range";
        }

        private void warn(Set<Maximum> causes) {
            DiagnosticCode code = DiagnosticCode.C011;
            String reason = "";
            for (Maximum cause : causes) {
                if (cause.source() instanceof Source.Bounds(String why)) {
                    code = DiagnosticCode.C013;
                    reason = why;
                } else if (cause.source() instanceof Source.Constraint(int other, _)
                        && other != window
                        && code == DiagnosticCode.C011) {
                    code = DiagnosticCode.C012;
                }
            }
            Diagnostic warning =
                    Diagnostic.warning(code, impossible(), declaration().rangeSpan(), reason);
            for (Maximum cause : causes) {
                if (cause.source() instanceof Source.Constraint(int other, int at)) {
                    String where =
                            other == window
                                    ? "not with this one"
                                    : "`" + task.window(other).name() + "` lies around it";
                    warning =
                            warning.withSecondary(
                                    task.written(other).has().get(at).rangeSpan(), where);
                }
            }
            findings.add(warning.withHelp("every trigger is dropped: the cohort is empty"));
        }

        private void warn(DiagnosticCode code, String message, String label) {
            findings.add(
                    Diagnostic.warning(code, message, declaration().rangeSpan(), label)
                            .withHelp("every trigger is dropped: the cohort is empty"));
        }
    }
}
