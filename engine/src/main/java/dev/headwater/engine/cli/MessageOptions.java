package dev.headwater.engine.cli;

import java.io.Console;
import picocli.CommandLine.Option;

/// How a command talks; shared by all commands.
final class MessageOptions {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            converter = Choice.OfColor.class,
            completionCandidates = Choice.OfColor.class,
            description = "Color messages: auto (on a terminal), always, never.")
    private Color color = Color.AUTO;

    @Option(
            names = "--debug",
            description = "Show the stack trace of an internal error. Also by HEADWATER_DEBUG=1.")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    boolean useColor() {
        return switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> System.getenv("NO_COLOR") == null && isTerminal();
        };
    }

    boolean showTraces() {
        return debug || System.getenv("HEADWATER_DEBUG") != null;
    }

    /// Whether a person is watching.
    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
