package dev.headwater.engine.cli;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.PlanPrinter;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the plan of a task.
@Command(
        name = "explain",
        sortOptions = false,
        customSynopsis = "headwater explain TASK [--predicates FILE] [OPTIONS]",
        description = "Shows how a task would be extracted, without data.",
        footer = {
            "",
            "Prints the columns to read, the predicates and the windows step by step.",
            "",
            "Example:",
            "  headwater explain task.yaml --predicates dataset.yaml"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private TaskOptions taskOptions;

    @Mixin private InputOptions input;

    @Mixin private MessageOptions messages;

    @Override
    public Integer call() {
        Diagnostics diagnostics = new Diagnostics();
        var analysis = new AnalysisOptions(taskOptions.semantics, input.format, null);
        ExtractionPlan plan =
                TaskCompiler.compile(
                        taskOptions.task, taskOptions.predicates, analysis, diagnostics);
        new DiagnosticPrinter(spec.commandLine().getErr(), messages.useColor()).print(diagnostics);
        if (plan == null) {
            return ExitCode.TASK_HAS_ERRORS;
        }
        ResultPrinter.print(PlanPrinter.print(plan), spec.commandLine());
        return ExitCode.DONE;
    }
}
