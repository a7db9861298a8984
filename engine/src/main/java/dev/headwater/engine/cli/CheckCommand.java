package dev.headwater.engine.cli;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.TaskFixer;
import dev.headwater.engine.TaskFixer.Fixed;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.output.TextReplacement;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.report.CheckReport;
import dev.headwater.engine.report.JsonReport;
import dev.headwater.engine.report.SarifReport;
import dev.headwater.engine.report.UnifiedDiff;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Reads and analyses a task without data.
@Command(
        name = "check",
        sortOptions = false,
        customSynopsis = "headwater check TASK [--predicates FILE] [OPTIONS]",
        description = "Checks a task and its predicates, without data.",
        footer = {
            "",
            "Prints every mistake with its place, and a verdict of one line on standard output; with another",
            "--format, or --dry-run, standard output holds the report or the difference only.",
            "",
            "Examples:",
            "  headwater check task.yaml --predicates dataset.yaml",
            "  headwater check task.yaml --format sarif > task.sarif",
            "  headwater check task.yaml --fix --dry-run"
        })
final class CheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private TaskOptions taskOptions;

    @Mixin private InputOptions input;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = Choice.OfReportFormat.class,
            completionCandidates = Choice.OfReportFormat.class,
            description = "text: for people. json, sarif: for programs. Default: text.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--fix",
            description =
                    "Mend the mistakes that can be mended in one way only, in the files themselves.")
    private boolean fix;

    @Option(
            names = "--dry-run",
            description = "With --fix: show the difference and leave the files alone.")
    private boolean dryRun;

    @Mixin private MessageOptions messages;

    enum ReportFormat {
        TEXT,
        JSON,
        SARIF
    }

    @Override
    public Integer call() {
        if (dryRun && (!fix || format != ReportFormat.TEXT)) {
            throw new ParameterException(
                    spec.commandLine(), "--dry-run is for --fix, and prints text only");
        }
        Diagnostics unreadable = new Diagnostics();
        Sources sources = TaskCompiler.read(taskOptions.task, taskOptions.predicates, unreadable);
        if (sources == null) {
            return report(null, unreadable);
        }
        var analysis = new AnalysisOptions(taskOptions.semantics, input.format, null);
        Sources checked = fix ? fixed(sources, analysis) : sources;
        Diagnostics diagnostics = new Diagnostics();
        ExtractionPlan plan = TaskCompiler.check(checked, analysis, diagnostics);
        return report(plan == null ? null : plan.task(), diagnostics);
    }

    /// The texts that the files hold now.
    private Sources fixed(Sources sources, AnalysisOptions analysis) {
        Fixed fixed = TaskFixer.fix(sources, analysis);
        PrintWriter err = spec.commandLine().getErr();
        String verb = dryRun ? "would mend " : "mended ";
        String leftOut =
                fixed.leftOut() == 0
                        ? ""
                        : "; left out " + fixed.leftOut() + " that would bring up another one";
        err.println(verb + mistakes(fixed.made()) + leftOut);
        replace(taskOptions.task, sources.task(), fixed.sources().task());
        if (taskOptions.predicates != null
                && sources.predicates() != null
                && fixed.sources().predicates() != null) {
            replace(taskOptions.predicates, sources.predicates(), fixed.sources().predicates());
        }
        return dryRun ? sources : fixed.sources();
    }

    private void replace(Path file, SourceFile before, SourceFile after) {
        if (dryRun) {
            ResultPrinter.print(UnifiedDiff.of(before, after), spec.commandLine());
        } else if (!before.text().equals(after.text())) {
            TextReplacement.write(file, before.text(), after.text());
        }
    }

    private int report(@Nullable Task task, Diagnostics diagnostics) {
        var report = new CheckReport(taskOptions.task.toString(), task, diagnostics.all());
        switch (format) {
            case TEXT -> printText(task, diagnostics);
            case JSON -> ResultPrinter.print(JsonReport.of(report), spec.commandLine());
            case SARIF -> ResultPrinter.print(SarifReport.of(report), spec.commandLine());
        }
        return task == null ? ExitCode.TASK_HAS_ERRORS : ExitCode.DONE;
    }

    private void printText(@Nullable Task task, Diagnostics diagnostics) {
        PrintWriter err = spec.commandLine().getErr();
        new DiagnosticPrinter(err, messages.useColor()).print(diagnostics);
        String verdict = taskOptions.task + ": " + DiagnosticPrinter.count(diagnostics);
        String line = task == null ? verdict : verdict + "; " + describe(task);
        if (dryRun) {
            err.println(line);
            err.flush();
        } else {
            ResultPrinter.print(line + System.lineSeparator(), spec.commandLine());
        }
    }

    private static String mistakes(int count) {
        return count + (count == 1 ? " mistake" : " mistakes");
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
