package dev.headwater.engine.cli;

/// How a command talks; shared by all commands.
final class MessageOptions {
    private Color color = Color.AUTO;
    private boolean debug;

    void declare(Arguments arguments) {
        arguments.option(
                "--color",
                "WHEN",
                Choice.of(Color.values()),
                value -> color = value,
                "Color messages: auto (on a terminal), always, never.");
        arguments.flag(
                "--debug",
                () -> debug = true,
                "Show the stack trace of an internal error. Also by HEADWATER_DEBUG=1.");
        arguments.help("-h, --help", "Show this help.");
    }

    enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    boolean useColor() {
        return switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> Terminal.takesColor();
        };
    }

    boolean showTraces() {
        return debug || System.getenv("HEADWATER_DEBUG") != null;
    }
}
