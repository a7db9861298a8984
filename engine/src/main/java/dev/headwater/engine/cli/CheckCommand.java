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
            "Prints every mistake with its place, and a verdict of one line on standard output. Codes are",
            "those of the messages, such as C001; a warning that is denied makes the exit code 1.",
            "",
            "Examples:",
            "  headwater check task.yaml --predicates dataset.yaml",
            "  headwater check task.yaml --deny all --allow T037,C025"
        })
final class CheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private TaskOptions taskOptions;

    @Mixin private WarningOptions warnings;

    @Mixin private MessageOptions messages;

    @Override
    public Integer call() {
        warnings.validate(spec);
        Diagnostics found = new Diagnostics();
        var analysis = new AnalysisOptions(taskOptions.semantics, taskOptions.format, null);
        ExtractionPlan plan =
                TaskCompiler.check(taskOptions.task, taskOptions.predicates, analysis, found);
        Diagnostics diagnostics = warnings.apply(found);
        new DiagnosticPrinter(spec.commandLine().getErr(), messages.useColor()).print(diagnostics);
        String verdict = taskOptions.task + ": " + DiagnosticPrinter.count(diagnostics);
        String line = plan == null ? verdict : verdict + "; " + describe(plan.task());
        ResultPrinter.print(line + System.lineSeparator(), spec.commandLine());
        return diagnostics.hasErrors() ? ExitCode.TASK_HAS_ERRORS : ExitCode.DONE;
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
