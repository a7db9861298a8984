package dev.headwater.engine.cli.hydra;

/// A mistake on the command line, or in what it makes of the configuration.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }

    /// The message, which is always there.
    public String message() {
        return String.valueOf(getMessage());
    }

    /// A mistake at an offset of an argument, which is shown.
    static ConfigException at(String argument, int offset, String what) {
        return new ConfigException(
                "cannot read an argument: "
                        + what
                        + "\n  "
                        + argument
                        + "\n  "
                        + " ".repeat(offset)
                        + "^");
    }
}
