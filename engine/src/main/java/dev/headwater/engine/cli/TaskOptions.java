package dev.headwater.engine.cli;

import dev.headwater.engine.task.Semantics;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which task, and how it is to be read; shared by the commands that take a task.
final class TaskOptions {
    @Parameters(paramLabel = "TASK", description = "The task, a YAML file.")
    Path task = Path.of("");

    @Option(
            names = "--predicates",
            paramLabel = "FILE",
            description = "The dataset's predicates, a YAML file. They replace the task's by name.")
    @Nullable Path predicates;

    @Option(
            names = "--semantics",
            paramLabel = "MODE",
            converter = Choice.OfSemantics.class,
            completionCandidates = Choice.OfSemantics.class,
            description =
                    "standard: what the documentation of ACES promises. aces-0.7.3: what that version does."
                            + " Default: the task's own semantics key, else standard.")
    @Nullable Semantics semantics;
}
