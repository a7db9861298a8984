package dev.headwater.engine.cli.aces;

import dev.headwater.engine.cli.hydra.ConfigException;
import dev.headwater.engine.task.InputFormat;
import java.util.Locale;

/// What `data.standard` can be.
enum Standard {
    MEDS(InputFormat.MEDS),
    DIRECT(InputFormat.DIRECT),
    ESGPT(InputFormat.ESGPT);

    private final InputFormat format;

    Standard(InputFormat format) {
        this.format = format;
    }

    /// @throws ConfigException if there is none of that name
    static Standard of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "meds" -> MEDS;
            case "direct" -> DIRECT;
            case "esgpt" -> ESGPT;
            default ->
                    throw new ConfigException(
                            "Invalid data standard: "
                                    + name
                                    + "\n  = help: data.standard is meds, direct or esgpt");
        };
    }

    /// How the engine reads it.
    InputFormat format() {
        return format;
    }

    /// Whether the output is a table of labels, with the windows beside it, rather than one of
    /// windows with labels in it.
    boolean writesLabels() {
        return this == MEDS;
    }
}
