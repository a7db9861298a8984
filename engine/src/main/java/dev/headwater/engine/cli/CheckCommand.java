package dev.headwater.engine.cli;

import dev.headwater.engine.CheckedTask;
import dev.headwater.engine.DataCheck;
import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.report.CheckReport;
import dev.headwater.engine.report.JsonReport;
import dev.headwater.engine.report.SarifReport;
import dev.headwater.engine.survey.DescribedSurvey;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// Reads and analyses a task; with data, also what its predicates find there.
final class CheckCommand extends ProgramCommand {
    private final TaskOptions taskOptions = new TaskOptions();
    private final InputOptions input = new InputOptions();
    private final WarningOptions warnings = new WarningOptions();
    private ReportFormat format = ReportFormat.TEXT;
    private final FixOptions fix = new FixOptions();
    private final DataOptions data = new DataOptions();

    CheckCommand() {
        super(
                "check",
                "headwater check TASK [--predicates FILE] [--data PATH] [OPTIONS]",
                "Checks a task and its predicates, and what they find in data.",
                """
                Prints every mistake with its place, and a verdict of one line on standard output; with another
                --format, or --dry-run, standard output holds the report or the difference only. Codes are
                those of the messages, such as C001; a warning that is denied makes the exit code 1.

                With --data, a table tells how many codes, rows and subjects each predicate matches. Counts are
                exact: the columns that the predicates look at are scanned, times are not. Quantiles of values
                are exact to one percent.

                Examples:
                  headwater check task.yaml --predicates dataset.yaml
                  headwater check task.yaml --predicates dataset.yaml --data MEDS_ROOT
                  headwater check task.yaml --deny all --allow T037,C025
                  headwater check task.yaml --format sarif > task.sarif
                  headwater check task.yaml --fix --dry-run
                """);
        taskOptions.declare(arguments);
        input.declare(arguments);
        warnings.declare(arguments);
        arguments.option(
                "--format",
                "FORMAT",
                Choice.of(ReportFormat.values()),
                value -> format = value,
                "text: for people. json, sarif: for programs. Default: text.");
        fix.declare(arguments);
        arguments.group("Data", data::declare);
        messages.declare(arguments);
    }

    enum ReportFormat {
        TEXT,
        JSON,
        SARIF
    }

    @Override
    public Integer call() {
        warnings.validate(spec);
        fix.validate(format, spec);
        Diagnostics unreadable = new Diagnostics();
        Sources sources = TaskCompiler.read(taskOptions.task, taskOptions.predicates, unreadable);
        if (sources == null) {
            return report(null, null, unreadable);
        }
        DataOptions.Selection selected = data.select(taskOptions, input.format);
        Sources checked =
                fix.applied(sources, taskOptions, selected.analysis(), spec.commandLine());
        Diagnostics found = new Diagnostics();
        CheckedTask task = TaskCompiler.check(checked, selected.analysis(), found);
        ExtractionPlan plan = task.plan();
        DescribedSurvey survey =
                selected.options() == null || selected.data() == null || plan == null
                        ? null
                        : DataCheck.run(
                                selected.options(), selected.data(), plan, task.places(), found);
        return report(plan == null ? null : plan.task(), survey, warnings.apply(found));
    }

    private int report(
            @Nullable Task task, @Nullable DescribedSurvey survey, Diagnostics diagnostics) {
        var report = new CheckReport(taskOptions.task.toString(), task, survey, diagnostics.all());
        switch (format) {
            case TEXT -> {
                printText(task, diagnostics);
                if (task != null && survey != null && !fix.printsDifference()) {
                    ResultPrinter.print(SurveyTable.of(task, survey), spec.commandLine());
                }
            }
            case JSON -> ResultPrinter.print(JsonReport.of(report), spec.commandLine());
            case SARIF -> ResultPrinter.print(SarifReport.of(report), spec.commandLine());
        }
        return diagnostics.hasErrors() ? ExitCode.TASK_HAS_ERRORS : ExitCode.DONE;
    }

    private void printText(@Nullable Task task, Diagnostics diagnostics) {
        PrintWriter err = spec.commandLine().getErr();
        new DiagnosticPrinter(err, messages.useColor()).print(diagnostics);
        String verdict = taskOptions.task + ": " + DiagnosticPrinter.count(diagnostics);
        String line = task == null ? verdict : verdict + "; " + describe(task);
        if (fix.printsDifference()) {
            err.println(line);
            err.flush();
        } else {
            ResultPrinter.print(line + System.lineSeparator(), spec.commandLine());
        }
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
