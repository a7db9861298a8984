package dev.headwater.engine.cli;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.output.TextOutput;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.format.TaskFormatter;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes a task or predicates file in the other form.
@Command(
        name = "convert",
        sortOptions = false,
        customSynopsis = "headwater convert FILE [--to yaml|cohort] [--out FILE] [OPTIONS]",
        description = "Turns YAML into the task language and back, with the same meaning.",
        footer = {
            "",
            "Comments are kept. What the other form cannot say is an error, with its place.",
            "",
            "Example:",
            "  headwater convert task.yaml --out task.cohort"
        })
final class ConvertCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A task or predicates file, .yaml or .cohort.")
    private Path file = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "FORM",
            converter = Choice.OfTextForm.class,
            completionCandidates = Choice.OfTextForm.class,
            description = "yaml or cohort. Default: what --out ends in, else the other form.")
    private @Nullable TextForm to;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write the text. Default: standard output.")
    private @Nullable Path out;

    @Option(names = "--overwrite", description = "Replace the file of --out if it is there.")
    private boolean overwrite;

    @Mixin private MessageOptions messages;

    @Override
    public Integer call() {
        Diagnostics diagnostics = new Diagnostics();
        SourceFile source = TaskCompiler.text(file, diagnostics);
        String text = source == null ? null : TaskFormatter.convert(source, target(), diagnostics);
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

    private TextForm target() {
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
        return TextForm.of(file.toString()) == TextForm.YAML ? TextForm.COHORT : TextForm.YAML;
    }
}
