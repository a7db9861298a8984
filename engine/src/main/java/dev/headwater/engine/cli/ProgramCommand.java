package dev.headwater.engine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/// A command of the program: how it is used and what it does. Its call gives an [ExitCode].
///
/// Options are declared by calls, in the order of the help; to read them from annotations took a
/// tenth of a whole extraction.
abstract class ProgramCommand implements Callable<Integer> {
    final CommandSpec spec;
    final Arguments arguments;
    final MessageOptions messages = new MessageOptions();

    /// @param description a line
    /// @param footer what the help ends with, if anything
    ProgramCommand(String name, String synopsis, String description, String footer) {
        spec = CommandSpec.wrapWithoutInspection(this).name(name);
        spec.usageMessage()
                .sortOptions(false)
                .customSynopsis(synopsis)
                .description(description)
                .footer(footer.isEmpty() ? new String[0] : ("\n" + footer).split("\n"));
        arguments = Arguments.of(spec);
    }
}
