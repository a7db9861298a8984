package dev.headwater.engine.check;

import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task.IndexTimestamp;
import dev.headwater.engine.task.Task.LabelDefinition;
import dev.headwater.engine.task.WindowSide;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.Objects;

/// Labels that can be read from the data up to the prediction time: the label window begins before
/// it, or counts the events at it, or counts the trigger.
final class LeakageRule implements Rule {
    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        LabelDefinition label = task.task().label();
        IndexTimestamp index = task.task().indexTimestamp();
        if (label == null || task.timeline().isImpossible(label.window())) {
            return;
        }
        if (triggerIsLabel(task, label)) {
            // A label that is always true is reported as such.
            if (!task.timeline().counts(label.window(), Timeline.TRIGGER)) {
                reportTrigger(task, label, findings);
            }
        } else if (index != null
                && !isTooEarly(task, label.window(), predictionTime(task, index))) {
            report(task, label, index, findings);
        }
    }

    private static boolean triggerIsLabel(CheckedTask task, LabelDefinition label) {
        return task.implications().implies(task.task().trigger(), label.predicate())
                && !task.refined().excludes(label.window(), Timeline.TRIGGER);
    }

    /// In `aces-0.7.3`, start and end of a window that is measured backwards are swapped.
    private static int predictionTime(CheckedTask task, IndexTimestamp index) {
        boolean runsBack =
                task.window(index.window()).farEndpoint().step() instanceof Step.Offset(long micros)
                        && micros < 0;
        boolean isSwapped = runsBack && task.task().semantics() == Semantics.ACES_0_7_3;
        return Timeline.moment(index.window(), isSwapped ? index.side().other() : index.side());
    }

    /// Whether events up to `moment` are too early to be counted in the window.
    private static boolean isTooEarly(CheckedTask task, int window, int moment) {
        int start = Timeline.moment(window, WindowSide.START);
        return task.window(window).startInclusive()
                ? task.refined().isBefore(moment, start)
                : task.refined().isNotAfter(moment, start);
    }

    private static void reportTrigger(
            CheckedTask task, LabelDefinition label, Diagnostics findings) {
        Scalar written = Objects.requireNonNull(task.written(label.window()).label());
        Diagnostic warning =
                Diagnostic.warning(
                        DiagnosticCode.C024,
                        "the trigger can be counted as the label",
                        written.span(),
                        "holds at the trigger");
        findings.add(
                warning.withSecondary(
                                task.boundary(label.window(), WindowSide.START),
                                "not certainly after the trigger")
                        .withHelp("begin the window after the trigger: `start_inclusive: false`"));
    }

    private static void report(
            CheckedTask task, LabelDefinition label, IndexTimestamp index, Diagnostics findings) {
        int start = Timeline.moment(label.window(), WindowSide.START);
        int prediction = predictionTime(task, index);
        boolean isSame = task.refined().isSame(prediction, start);
        boolean isCertain = isSame || task.refined().isBefore(start, prediction);
        String message =
                isSame
                        ? "the label counts what happens at the prediction time itself"
                        : "the label window "
                                + (isCertain ? "begins" : "can begin")
                                + " before the prediction time";
        String name = task.window(index.window()).name();
        String side = index.side() == WindowSide.START ? "start" : "end";
        String help =
                isSame
                        ? "write `start_inclusive: false` for the window of the label"
                        : "let the window of the label begin at `"
                                + name
                                + "."
                                + side
                                + "`, or later, with `start_inclusive: false`";
        Scalar written = Objects.requireNonNull(task.written(index.window()).indexTimestamp());
        findings.add(
                Diagnostic.warning(
                                DiagnosticCode.C022,
                                message,
                                task.boundary(label.window(), WindowSide.START),
                                "the label can be known already")
                        .withSecondary(written.span(), "the prediction time")
                        .withHelp(help));
    }
}
