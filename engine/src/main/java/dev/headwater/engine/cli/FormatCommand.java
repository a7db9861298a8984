package dev.headwater.engine.cli;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.output.TextReplacement;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.format.TaskFormatter;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import java.nio.file.Path;
import java.util.List;

/// Lays out task and predicates files anew.
final class FormatCommand extends ProgramCommand {
    private static final String STANDARD_INPUT = "-";

    private List<String> files = List.of();
    private boolean check;
    private TextForm form = TextForm.COHORT;

    FormatCommand() {
        super(
                "fmt",
                "headwater fmt FILE... [--check] [OPTIONS]",
                "Lays out task and predicates files in one way, with the same meaning.",
                """
                Files with errors stay as they are. Exit code 1: a file has errors or, with --check, is not
                laid out; the names of the latter are printed.

                Example:
                  headwater fmt --check tasks/*.cohort
                """);
        arguments.parameters(
                "FILE",
                values -> files = values,
                "Files, .yaml or .cohort; - reads standard input, writes standard output.");
        arguments.flag(
                "--check",
                () -> check = true,
                "Change nothing; tell which files would be changed.");
        arguments.option(
                "--form",
                "FORM",
                Choice.of(TextForm.values()),
                value -> form = value,
                "What standard input is: yaml or cohort. Default: cohort.");
        messages.declare(arguments);
    }

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
