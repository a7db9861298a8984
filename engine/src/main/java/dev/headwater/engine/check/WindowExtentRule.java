package dev.headwater.engine.check;

import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;

/// Windows that exist for no trigger, that never hold an event, or that are another window again.
final class WindowExtentRule implements Rule {
    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        for (int window = 0; window < task.task().windows().size(); window++) {
            String name = "`" + task.window(window).name() + "`";
            if (task.timeline().isImpossible(window)) {
                warn(
                        DiagnosticCode.C003,
                        "window " + name + " can never exist: it would lie outside of the record",
                        "every trigger is dropped: the cohort is empty",
                        far(task, window),
                        findings);
            } else if (task.isCounted(window) && task.timeline().isEmpty(window)) {
                warn(
                        DiagnosticCode.C004,
                        "window " + name + " never holds an event",
                        "an event at a boundary is counted only if that side is inclusive",
                        far(task, window),
                        findings);
            }
            warnOfCopy(task, window, findings);
        }
    }

    private static void warnOfCopy(CheckedTask task, int window, Diagnostics findings) {
        for (int earlier = 0; earlier < window; earlier++) {
            if (isSame(task, earlier, window)) {
                String message =
                        "window `"
                                + task.window(window).name()
                                + "` is the same as window `"
                                + task.window(earlier).name()
                                + "`";
                findings.add(
                        Diagnostic.warning(
                                        DiagnosticCode.C005,
                                        message,
                                        task.written(window).name().span(),
                                        "always begins and ends at the same times")
                                .withSecondary(task.written(earlier).name().span(), "")
                                .withHelp("one window can have several constraints"));
                return;
            }
        }
    }

    private static boolean isSame(CheckedTask task, int window, int other) {
        Window one = task.window(window);
        Window two = task.window(other);
        return one.startInclusive() == two.startInclusive()
                && one.endInclusive() == two.endInclusive()
                && isSameMoment(task, window, other, WindowSide.START)
                && isSameMoment(task, window, other, WindowSide.END);
    }

    private static boolean isSameMoment(CheckedTask task, int window, int other, WindowSide side) {
        return task.timeline().isSame(Timeline.moment(window, side), Timeline.moment(other, side));
    }

    private static Span far(CheckedTask task, int window) {
        return task.boundary(window, task.window(window).root().other());
    }

    private static void warn(
            DiagnosticCode code, String message, String help, Span span, Diagnostics findings) {
        findings.add(Diagnostic.warning(code, message, span, "").withHelp(help));
    }
}
