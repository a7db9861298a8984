package dev.headwater.engine.cli;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.identity.ContentHash;
import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.report.IdentityReport;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.Diagnostics;
import org.jspecify.annotations.Nullable;

/// Prints the content hashes of a task, or what is hashed.
final class IdCommand extends ProgramCommand {
    private final TaskOptions taskOptions = new TaskOptions();
    private IdFormat format = IdFormat.TEXT;
    private @Nullable Part canonical;

    IdCommand() {
        super(
                "id",
                "headwater id TASK [--predicates FILE] [OPTIONS]",
                "Prints hashes that tell whether two tasks are the same.",
                """
                task: what is the same for all datasets; predicates: what a dataset defines; cohort: both.
                They do not depend on comments, on the order of declarations or on how they are written.

                Examples:
                  headwater id task.yaml
                  headwater id task.yaml --predicates dataset.yaml --format json
                  headwater id task.yaml --canonical task | sha256sum
                """);
        taskOptions.declare(arguments);
        arguments.option(
                "--format",
                "FORMAT",
                Choice.of(IdFormat.values()),
                value -> format = value,
                "text: a line for each hash. json: for programs. Default: text.");
        arguments.option(
                "--canonical",
                "PART",
                Choice.of(Part.values()),
                value -> canonical = value,
                "Print the text that is hashed instead: of task, predicates or cohort.");
        messages.declare(arguments);
    }

    enum IdFormat {
        TEXT,
        JSON
    }

    enum Part {
        TASK,
        PREDICATES,
        COHORT
    }

    @Override
    public Integer call() {
        var diagnostics = new Diagnostics();
        TaskIdentity identity = identity(diagnostics);
        var printer = new DiagnosticPrinter(spec.commandLine().getErr(), messages.useColor());
        printer.print(diagnostics);
        if (identity == null) {
            return ExitCode.TASK_HAS_ERRORS;
        }
        if (canonical == null) {
            ResultPrinter.print(report(identity), spec.commandLine());
            return ExitCode.DONE;
        }
        ContentHash part = part(identity, canonical);
        if (part == null) {
            printer.print(identity.undefined());
            return ExitCode.TASK_HAS_ERRORS;
        }
        ResultPrinter.print(part.form(), spec.commandLine());
        return ExitCode.DONE;
    }

    private @Nullable TaskIdentity identity(Diagnostics diagnostics) {
        Sources sources = TaskCompiler.read(taskOptions.task, taskOptions.predicates, diagnostics);
        var options = new AnalysisOptions(taskOptions.semantics, InputFormat.MEDS, null);
        return sources == null ? null : TaskCompiler.identify(sources, options, diagnostics);
    }

    private String report(TaskIdentity identity) {
        return switch (format) {
            case TEXT -> IdentityReport.text(identity);
            case JSON -> IdentityReport.json(taskOptions.task.toString(), identity);
        };
    }

    private static @Nullable ContentHash part(TaskIdentity identity, Part part) {
        return switch (part) {
            case TASK -> identity.task();
            case PREDICATES -> identity.predicates();
            case COHORT -> identity.cohort();
        };
    }
}
