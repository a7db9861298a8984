package dev.headwater.engine.cli.aces;

import dev.headwater.engine.cli.hydra.ConfigException;
import dev.headwater.engine.task.InputFormat;
import java.util.Locale;

/// What `data.standard` can be.
enum Standard {
    MEDS,
    DIRECT,
    ESGPT;

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
    ///
    /// @throws ConfigException if it does not
    InputFormat format() {
        for (InputFormat format : InputFormat.values()) {
            if (format.name().equals(name())) {
                return format;
            }
        }
        throw new ConfigException(
                "data.standard=" + name().toLowerCase(Locale.ROOT) + " cannot be read yet");
    }

    /// Whether the output is a table of labels, with the windows beside it, rather than one of
    /// windows with labels in it.
    boolean writesLabels() {
        return this == MEDS;
    }
}
