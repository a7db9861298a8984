package dev.headwater.engine.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints a completion script for the shell.
@Command(
        name = "completion",
        description = "Prints a completion script: source <(headwater completion)")
final class CompletionCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private MessageOptions messages;

    @Override
    public Integer call() {
        String script = AutoComplete.bash("headwater", HeadwaterCommand.commandLine());
        ResultPrinter.print(script, spec.commandLine());
        return ExitCode.DONE;
    }
}
