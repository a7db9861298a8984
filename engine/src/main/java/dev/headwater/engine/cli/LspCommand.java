package dev.headwater.engine.cli;

import dev.headwater.engine.editor.TaskLanguageServer;
import java.io.PrintStream;

/// Serves an editor over standard input and output.
final class LspCommand extends ProgramCommand {

    LspCommand() {
        super(
                "lsp",
                "headwater lsp",
                "Serves an editor: the Language Server Protocol over standard input and output.",
                """
                docs/editors.md tells how to set up VS Code, Neovim and Emacs.
                """);
        arguments.flag("--stdio", () -> {}, "The only way to talk; editors like to say it.");
        messages.declare(arguments);
    }

    @Override
    public Integer call() {
        PrintStream protocol = System.out;
        // Whatever else is printed would break the protocol.
        System.setOut(System.err);
        try {
            boolean isDone = TaskLanguageServer.serve(System.in, protocol);
            return isDone ? ExitCode.DONE : ExitCode.EDITOR_WENT_AWAY;
        } finally {
            System.setOut(protocol);
        }
    }
}
