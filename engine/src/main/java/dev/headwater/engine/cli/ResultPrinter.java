package dev.headwater.engine.cli;

import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.PrintWriter;
import picocli.CommandLine;

/// Prints what a command is asked for.
final class ResultPrinter {
    private ResultPrinter() {}

    /// @throws DataException D015 if standard output does not take all of `text`
    static void print(String text, CommandLine command) {
        PrintWriter out = command.getOut();
        out.print(text);
        // The writer may lead to System.out, which keeps its errors to itself.
        if (out.checkError() || System.out.checkError()) {
            throw new DataException(DiagnosticCode.D015, "cannot write to standard output");
        }
    }
}
