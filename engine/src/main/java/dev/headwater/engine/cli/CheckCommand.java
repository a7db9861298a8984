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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Reads and analyses a task; with data, also what its predicates find there.
@Command(
        name = "check",
        sortOptions = false,
        customSynopsis = "headwater check TASK [--predicates FILE] [--data PATH] [OPTIONS]",
        description = "Checks a task and its predicates, and what they find in data.",
        footer = {
            "",
            "Prints every mistake with its place, and a verdict of one line on standard output; with another",
            "--format, or --dry-run, standard output holds the report or the difference only. Codes are",
            "those of the messages, such as C001; a warning that is denied makes the exit code 1.",
            "",
            "With --data, a table tells how many codes, rows and subjects each predicate matches. Counts are",
            "exact: the columns that the predicates look at are scanned, times are not. Quantiles of values",
            "are exact to one percent.",
            "",
            "Examples:",
            "  headwater check task.yaml --predicates dataset.yaml",
            "  headwater check task.yaml --predicates dataset.yaml --data MEDS_ROOT",
            "  headwater check task.yaml --deny all --allow T037,C025",
            "  headwater check task.yaml --format sarif > task.sarif",
            "  headwater check task.yaml --fix --dry-run"
        })
final class CheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private TaskOptions taskOptions;

    @Mixin private InputOptions input;

    @Mixin private WarningOptions warnings;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = Choice.OfReportFormat.class,
            completionCandidates = Choice.OfReportFormat.class,
            description = "text: for people. json, sarif: for programs. Default: text.")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin private FixOptions fix;

    @ArgGroup(validate = false, heading = "%nData:%n")
    private final DataOptions data = new DataOptions();

    @Mixin private MessageOptions messages;

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
        DataOptions.Chosen chosen = selected.chosen();
        DescribedSurvey survey =
                chosen == null || plan == null
                        ? null
                        : DataCheck.run(
                                chosen.options(), chosen.data(), plan, task.places(), found);
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
