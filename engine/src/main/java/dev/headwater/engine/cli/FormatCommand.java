package dev.headwater.engine.cli;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.output.TextReplacement;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.format.TaskFormatter;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lays out task and predicates files anew.
@Command(
        name = "fmt",
        sortOptions = false,
        customSynopsis = "headwater fmt FILE... [--check] [OPTIONS]",
        description = "Lays out task and predicates files in one way, with the same meaning.",
        footer = {
            "",
            "Files with errors stay as they are. Exit code 1: a file has errors or, with --check, is not",
            "laid out; the names of the latter are printed.",
            "",
            "Example:",
            "  headwater fmt --check tasks/*.cohort"
        })
final class FormatCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Files, .yaml or .cohort; - reads standard input, writes standard output.")
    private List<String> files = List.of();

    @Option(names = "--check", description = "Change nothing; tell which files would be changed.")
    private boolean check;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            defaultValue = "cohort",
            converter = Choice.OfTextForm.class,
            completionCandidates = Choice.OfTextForm.class,
            description = "What standard input is: yaml or cohort. Default: cohort.")
    private TextForm form = TextForm.COHORT;

    @Mixin private MessageOptions messages;

    @Override
    public Integer call() {
        boolean isFine = true;
        for (String file : files) {
            isFine &= format(file);
        }
        return isFine ? ExitCode.DONE : ExitCode.TASK_HAS_ERRORS;
    }

    /// Whether the file is laid out, now or, with `--check`, already.
    private boolean format(String file) {
        Diagnostics diagnostics = new Diagnostics();
        boolean isInput = file.equals(STANDARD_INPUT);
        SourceFile source =
                isInput
                        ? new SourceFile("standard-input" + form.suffix(), StandardInput.text())
                        : TaskCompiler.text(Path.of(file), diagnostics);
        String text = source == null ? null : TaskFormatter.format(source, diagnostics);
        new DiagnosticPrinter(spec.commandLine().getErr(), messages.useColor()).print(diagnostics);
        if (source == null || text == null) {
            return false;
        }
        boolean isSame = text.equals(source.text());
        if (check) {
            String line = isSame ? "" : file + System.lineSeparator();
            ResultPrinter.print(line, spec.commandLine());
            return isSame;
        }
        if (isInput) {
            ResultPrinter.print(text, spec.commandLine());
        } else if (!isSame) {
            TextReplacement.write(Path.of(file), source.text(), text);
        }
        return true;
    }
}
