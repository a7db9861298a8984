package dev.headwater.engine.cli;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Reads and analyses a task without data.
@Command(
        name = "check",
        sortOptions = false,
        customSynopsis = "headwater check TASK [--predicates FILE] [OPTIONS]",
        description = "Checks a task and its predicates, without data.",
        footer = {
            "",
            "Prints every mistake with its place, and a verdict of one line on standard output.",
            "",
            "Example:",
            "  headwater check task.yaml --predicates dataset.yaml"
        })
final class CheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private TaskOptions taskOptions;

    @Mixin private MessageOptions messages;

    @Override
    public Integer call() {
        Diagnostics diagnostics = new Diagnostics();
        var analysis = new AnalysisOptions(taskOptions.semantics, taskOptions.format, null);
        ExtractionPlan plan =
                TaskCompiler.check(taskOptions.task, taskOptions.predicates, analysis, diagnostics);
        new DiagnosticPrinter(spec.commandLine().getErr(), messages.useColor()).print(diagnostics);
        String verdict = taskOptions.task + ": " + DiagnosticPrinter.count(diagnostics);
        String line = plan == null ? verdict : verdict + "; " + describe(plan.task());
        ResultPrinter.print(line + System.lineSeparator(), spec.commandLine());
        return plan == null ? ExitCode.TASK_HAS_ERRORS : ExitCode.DONE;
    }

    private static String describe(Task task) {
        return task.predicates().size()
                + " predicates, "
                + task.windows().size()
                + " windows, "
                + (task.label() == null ? "no label, " : "")
                + (task.indexTimestamp() == null ? "no index timestamp, " : "")
                + task.semantics().id()
                + " semantics";
    }
}
