package dev.headwater.engine.cli;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.output.TextOutput;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.format.TaskFormatter;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// Writes a task or predicates file in the other form.
final class ConvertCommand extends ProgramCommand {
    private Path file = Path.of("");
    private @Nullable TextForm to;
    private @Nullable Path out;
    private boolean overwrite;

    ConvertCommand() {
        super(
                "convert",
                "headwater convert FILE [--to yaml|cohort] [--out FILE] [OPTIONS]",
                "Turns YAML into the task language and back, with the same meaning.",
                """
                Comments are kept. What the other form cannot say is an error, with its place.

                Example:
                  headwater convert task.yaml --out task.cohort
                """);
        arguments.parameter(
                "FILE",
                Path.class,
                value -> file = value,
                "A task or predicates file, .yaml or .cohort.");
        arguments.option(
                "--to",
                "FORM",
                Choice.of(TextForm.values()),
                value -> to = value,
                "yaml or cohort. Default: what --out ends in, else the other form.");
        arguments.option(
                "--out",
                "FILE",
                Path.class,
                value -> out = value,
                "Where to write the text. Default: standard output.");
        arguments.flag(
                "--overwrite", () -> overwrite = true, "Replace the file of --out if it is there.");
        messages.declare(arguments);
    }

    @Override
    public Integer call() {
        Diagnostics diagnostics = new Diagnostics();
        SourceFile source = TaskCompiler.text(file, diagnostics);
        String text =
                source == null ? null : TaskFormatter.convert(source, target(source), diagnostics);
        new DiagnosticPrinter(spec.commandLine().getErr(), messages.useColor()).print(diagnostics);
        if (text == null) {
            return ExitCode.TASK_HAS_ERRORS;
        }
        if (out == null) {
            ResultPrinter.print(text, spec.commandLine());
        } else {
            TextOutput.write(out, text, overwrite);
        }
        return ExitCode.DONE;
    }

    private TextForm target(SourceFile source) {
        TextForm ofOut = out == null ? null : TextForm.of(out.toString());
        if (out != null && (ofOut == null || (to != null && to != ofOut))) {
            String expected = to == null ? ".yaml or .cohort" : to.suffix();
            throw new ParameterException(
                    spec.commandLine(), "--out must end in " + expected + ": '" + out + "'");
        }
        if (to != null) {
            return to;
        }
        if (ofOut != null) {
            return ofOut;
        }
        return source.form() == TextForm.YAML ? TextForm.COHORT : TextForm.YAML;
    }
}
