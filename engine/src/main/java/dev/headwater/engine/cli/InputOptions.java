package dev.headwater.engine.cli;

import dev.headwater.engine.task.InputFormat;

/// What kind of data a task is for.
final class InputOptions {
    InputFormat format = InputFormat.MEDS;

    void declare(Arguments arguments) {
        declare(arguments, "--data-format");
    }

    /// @param names with `--format`, in a command that has no other
    void declare(Arguments arguments, String names) {
        arguments.option(
                names,
                "FORMAT",
                Choice.of(InputFormat.values()),
                value -> format = value,
                "meds: rows of codes and values. omop: a folder of CDM tables. esgpt: a folder that"
                        + " EventStreamGPT saved. direct: one column of counts for each predicate."
                        + " Default: meds.");
    }
}
