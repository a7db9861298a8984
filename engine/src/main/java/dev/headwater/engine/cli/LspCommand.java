package dev.headwater.engine.cli;

import dev.headwater.engine.editor.TaskLanguageServer;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Serves an editor over standard input and output.
@Command(
        name = "lsp",
        sortOptions = false,
        customSynopsis = "headwater lsp",
        description =
                "Serves an editor: the Language Server Protocol over standard input and output.",
        footer = {"", "docs/editors.md tells how to set up VS Code, Neovim and Emacs."})
final class LspCommand implements Callable<Integer> {
    @Option(names = "--stdio", description = "The only way to talk; editors like to say it.")
    private boolean stdio;

    @Mixin private MessageOptions messages;

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
