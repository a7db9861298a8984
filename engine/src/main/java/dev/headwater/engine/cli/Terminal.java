package dev.headwater.engine.cli;

import java.io.Console;

/// Whether a person is watching, and what the screen can show.
public final class Terminal {
    private Terminal() {}

    static boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// Whether it is there and nobody has said no to colors, by the variable `NO_COLOR`.
    public static boolean takesColor() {
        return System.getenv("NO_COLOR") == null && isThere();
    }
}
