package dev.headwater.engine.check;

import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Task.LabelDefinition;
import dev.headwater.engine.task.WindowSide;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import java.util.List;

/// Tasks without a label or a prediction time, and labels up to the end of the record, whenever
/// that is.
final class LabelRule implements Rule {
    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        LabelDefinition label = task.task().label();
        if (label == null) {
            String help = "write `label: PREDICATE` in the window in which it is to be counted";
            findings.add(warning(DiagnosticCode.C020, "the task has no label", task, help));
        } else {
            checkEnd(task, label, findings);
        }
        if (task.task().indexTimestamp() == null) {
            String help = "write `index_timestamp: end` in the window that a model may see";
            String message = "the task has no index timestamp, so its rows have no prediction time";
            findings.add(warning(DiagnosticCode.C021, message, task, help));
        }
    }

    private static Diagnostic warning(
            DiagnosticCode code, String message, CheckedTask task, String help) {
        Span span =
                task.document().trigger() == null
                        ? task.document().span()
                        : task.document().trigger().span();
        return Diagnostic.warning(code, message, span, "").withHelp(help);
    }

    private static void checkEnd(CheckedTask task, LabelDefinition label, Diagnostics findings) {
        List<CountConstraint> constraints = task.window(label.window()).constraints();
        boolean reachesEnd =
                task.window(label.window()).end().step()
                                instanceof Step.ToRecordEdge(Direction direction)
                        && direction == Direction.NEXT;
        if (reachesEnd && constraints.stream().noneMatch(constraint -> constraint.min() > 0)) {
            findings.add(
                    Diagnostic.warning(
                                    DiagnosticCode.C025,
                                    "the label is looked for until the record ends, however soon"
                                            + " that is",
                                    task.boundary(label.window(), WindowSide.END),
                                    "differs from subject to subject")
                            .withHelp(
                                    "end the window after a fixed time, `start + 30d`, or at an"
                                            + " event, `start -> PREDICATE`"));
        }
    }
}
