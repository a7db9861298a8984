package dev.headwater.engine.cli;

import dev.headwater.engine.task.InputFormat;
import picocli.CommandLine.Option;

/// What kind of data a task is for; shared by the commands that need no data.
final class InputOptions {
    @Option(
            names = "--data-format",
            paramLabel = "FORMAT",
            defaultValue = "meds",
            converter = Choice.OfInputFormat.class,
            completionCandidates = Choice.OfInputFormat.class,
            description =
                    "meds: rows of codes and values. omop: a folder of CDM tables. direct: one column of"
                            + " counts for each predicate. Default: meds.")
    InputFormat format = InputFormat.MEDS;
}
