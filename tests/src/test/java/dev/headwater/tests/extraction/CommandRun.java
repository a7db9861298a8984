package dev.headwater.tests.extraction;

import dev.headwater.engine.cli.HeadwaterCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;

/// A command of the program, run in this process: its exit code and what it printed.
public record CommandRun(int exitCode, String out, String err) {

    /// @param arguments written as on a command line, by their text
    public static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                HeadwaterCommand.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        int exitCode =
                command.execute(
                        Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
