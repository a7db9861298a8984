package dev.headwater.engine.cli;

import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.TaskFixer;
import dev.headwater.engine.TaskFixer.Fixed;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.cli.CheckCommand.ReportFormat;
import dev.headwater.engine.output.TextReplacement;
import dev.headwater.engine.report.UnifiedDiff;
import dev.headwater.grammar.source.SourceFile;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Whether a check mends what it can.
final class FixOptions {
    private boolean fix;
    private boolean dryRun;

    void declare(Arguments arguments) {
        arguments.flag(
                "--fix",
                () -> fix = true,
                "Mend the mistakes that can be mended in one way only, in the files themselves.");
        arguments.flag(
                "--dry-run",
                () -> dryRun = true,
                "With --fix: show the difference and leave the files alone.");
    }

    void validate(ReportFormat format, CommandSpec spec) {
        if (dryRun && (!fix || format != ReportFormat.TEXT)) {
            throw new ParameterException(
                    spec.commandLine(), "--dry-run is for --fix, and prints text only");
        }
    }

    /// Whether standard output is for the difference.
    boolean printsDifference() {
        return dryRun;
    }

    /// The texts that the files hold afterwards.
    Sources applied(
            Sources sources, TaskOptions files, AnalysisOptions analysis, CommandLine command) {
        if (!fix) {
            return sources;
        }
        Fixed fixed = TaskFixer.fix(sources, analysis);
        command.getErr().println(summary(fixed));
        replace(files.task, sources.task(), fixed.sources().task(), command);
        if (files.predicates != null
                && sources.predicates() != null
                && fixed.sources().predicates() != null) {
            replace(files.predicates, sources.predicates(), fixed.sources().predicates(), command);
        }
        return dryRun ? sources : fixed.sources();
    }

    private String summary(Fixed fixed) {
        String made = fixed.made() + (fixed.made() == 1 ? " mistake" : " mistakes");
        return (dryRun ? "would mend " : "mended ")
                + made
                + (fixed.leftOut() == 0
                        ? ""
                        : "; left out " + fixed.leftOut() + " that would bring up another one");
    }

    private void replace(Path file, SourceFile before, SourceFile after, CommandLine command) {
        if (dryRun) {
            ResultPrinter.print(UnifiedDiff.of(before, after), command);
        } else if (!before.text().equals(after.text())) {
            TextReplacement.write(file, before.text(), after.text());
        }
    }
}
