package dev.headwater.engine.cli;

import dev.headwater.engine.DatasetReport;
import dev.headwater.engine.profile.DatasetProfile;
import dev.headwater.engine.profile.JsonProfile;
import dev.headwater.engine.profile.TextProfile;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.nio.file.Path;
import picocli.CommandLine.ParameterException;

/// Inspects a dataset.
final class DataCommand extends ProgramCommand {
    private Path data = Path.of("");
    private int mostCodes = 20;
    private Format format = Format.TEXT;
    private final WarningOptions warnings = new WarningOptions();
    private long memoryBytes = new RunOptions().memoryBytes;

    DataCommand() {
        super(
                "data",
                "headwater data DIR [OPTIONS]",
                "Shows what is in a MEDS dataset, and what is wrong with it.",
                """
                Counts rows, events, subjects, splits and codes, all of them exactly, in one scan over all
                columns. What is not as MEDS wants it goes to standard error, each with a code that explain-code
                tells more about, and the profile to standard output.

                Warnings are about data that can be read, but perhaps not in the way that was meant. What
                extract could not read, or would refuse, is an error, and the exit code 3 then; so are warnings
                that are denied.

                Examples:
                  headwater data MEDS_ROOT
                  headwater data MEDS_ROOT --deny all --allow D054 --top 0
                  headwater data MEDS_ROOT --format json > profile.json
                """);
        arguments.parameter(
                "DIR",
                Path.class,
                value -> data = value,
                "A MEDS root (with a folder data), a folder of shards, or a shard.");
        arguments.option(
                "--top",
                "N",
                Integer.class,
                value -> mostCodes = value,
                "How many codes are listed, those with the most rows. Default: 20.");
        arguments.option(
                "--format",
                "FORMAT",
                Choice.of(Format.values()),
                value -> format = value,
                "text: for people. json: for programs. Default: text.");
        warnings.declare(arguments);
        arguments.option(
                "--memory",
                "SIZE",
                new ByteSize(),
                value -> memoryBytes = value,
                "What the whole process may take of the machine's memory, as for extract.");
        messages.declare(arguments);
    }

    enum Format {
        TEXT,
        JSON
    }

    @Override
    public Integer call() {
        warnings.validate(spec);
        if (mostCodes < 0) {
            throw new ParameterException(spec.commandLine(), "--top must not be negative");
        }
        Diagnostics found = new Diagnostics();
        DatasetProfile profile = DatasetReport.of(data, memoryBytes, found);
        Diagnostics problems = warnings.apply(found);
        ResultPrinter.print(print(profile, problems), spec.commandLine());
        return problems.hasErrors() ? ExitCode.DATA_IS_BROKEN : ExitCode.DONE;
    }

    private String print(DatasetProfile profile, Diagnostics problems) {
        return switch (format) {
            case TEXT -> {
                new DiagnosticPrinter(spec.commandLine().getErr(), messages.useColor())
                        .print(problems);
                yield TextProfile.of(profile, mostCodes)
                        + profile.name()
                        + ": "
                        + DiagnosticPrinter.count(problems)
                        + "\n";
            }
            case JSON -> JsonProfile.of(profile, mostCodes, problems);
        };
    }
}
