package dev.headwater.engine.cli;

import picocli.AutoComplete;

/// Prints a completion script for the shell.
final class CompletionCommand extends ProgramCommand {

    CompletionCommand() {
        super(
                "completion",
                "headwater completion",
                "Prints a completion script: source <(headwater completion)",
                "");
        messages.declare(arguments);
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("headwater", HeadwaterCommand.commandLine());
        ResultPrinter.print(script, spec.commandLine());
        return ExitCode.DONE;
    }
}
