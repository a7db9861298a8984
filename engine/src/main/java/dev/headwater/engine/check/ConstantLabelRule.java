package dev.headwater.engine.check;

import dev.headwater.engine.check.WindowFacts.Source;
import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Task.LabelDefinition;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Labels that are true, or false, for every row of the cohort.
final class ConstantLabelRule implements Rule {
    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        LabelDefinition label = task.task().label();
        if (label == null || task.timeline().isImpossible(label.window())) {
            return;
        }
        var facts = new WindowFacts(task, label.window());
        WindowFacts.Cap cap = facts.cap(label.predicate());
        if (cap.events() == 0) {
            Diagnostic warning = warning(task, label, "false", reason(cap));
            for (WindowFacts.Maximum cause : cap.causes()) {
                if (cause.source() instanceof Source.Constraint(int window, int position)) {
                    warning = warning.withSecondary(range(task, window, position), "none here");
                }
            }
            findings.add(warning);
            return;
        }
        Optional<KnownEvent> event =
                facts.counted()
                        .filter(known ->
                                task.implications().implies(known.predicate(), label.predicate()))
                        .findFirst();
        if (event.isPresent()) {
            boolean isTrigger = event.get().moment() == Timeline.TRIGGER;
            findings.add(
                    warning(
                            task,
                            label,
                            "true",
                            isTrigger
                                    ? "the trigger itself is counted"
                                    : "the event that bounds the window is counted"));
            return;
        }
        checkMinima(task, label, findings);
    }

    private static void checkMinima(CheckedTask task, LabelDefinition label, Diagnostics findings) {
        List<CountConstraint> constraints = task.window(label.window()).constraints();
        for (int position = 0; position < constraints.size(); position++) {
            CountConstraint constraint = constraints.get(position);
            if (constraint.min() > 0
                    && task.implications().implies(constraint.predicate(), label.predicate())) {
                findings.add(
                        warning(task, label, "true", "")
                                .withSecondary(
                                        range(task, label.window(), position), "demanded here"));
                return;
            }
        }
    }

    private static String reason(WindowFacts.Cap cap) {
        return cap.causes().stream()
                .map(WindowFacts.Maximum::source)
                .map(source -> source instanceof Source.Bounds(String why) ? why : "")
                .filter(why -> !why.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Span range(CheckedTask task, int window, int position) {
        return task.written(window).has().get(position).rangeSpan();
    }

    private static Diagnostic warning(
            CheckedTask task, LabelDefinition label, String value, String why) {
        Scalar written = Objects.requireNonNull(task.written(label.window()).label());
        String message = "the label is " + value + " for every row of the cohort";
        return Diagnostic.warning(DiagnosticCode.C023, message, written.span(), why);
    }
}
