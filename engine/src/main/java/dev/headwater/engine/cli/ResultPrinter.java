package dev.headwater.engine.cli;

import dev.headwater.engine.output.StandardOutput;
import java.io.PrintWriter;
import picocli.CommandLine;

/// Prints what a command is asked for.
final class ResultPrinter {
    private ResultPrinter() {}

    /// @throws dev.headwater.engine.output.ClosedPipeException if its reader has gone
    /// @throws dev.headwater.engine.scan.DataException D015 if standard output does not take all of
    ///   `text` for another reason
    static void print(String text, CommandLine command) {
        PrintWriter out = command.getOut();
        out.print(text);
        boolean isPrinted = !out.checkError();
        // The writer may lead to System.out, which keeps its errors to itself.
        if (System.out.checkError()) {
            throw StandardOutput.failure();
        }
        if (!isPrinted) {
            throw StandardOutput.unwritable();
        }
    }
}
