package dev.headwater.tests.commandline;

import dev.headwater.engine.cli.aces.AcesCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// A run of `aces-cli` in this process: its exit code and what it printed.
record AcesRun(int exitCode, String out, String err) {
    static AcesRun of(List<String> arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                AcesCommand.run(
                        arguments, new PrintWriter(out, true), new PrintWriter(err, true), false);
        return new AcesRun(exitCode, out.toString(), err.toString());
    }
}
