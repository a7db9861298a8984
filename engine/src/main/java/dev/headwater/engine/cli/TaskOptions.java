package dev.headwater.engine.cli;

import dev.headwater.engine.task.Semantics;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Which task, and how it is to be read; shared by the commands that take a task.
final class TaskOptions {
    Path task = Path.of("");
    @Nullable Path predicates;
    @Nullable Semantics semantics;

    void declare(Arguments arguments) {
        arguments.parameter(
                "TASK",
                Path.class,
                value -> task = value,
                "The task: a .yaml or .cohort file, or a name that `headwater tasks` lists.");
        arguments.option(
                "--predicates",
                "FILE",
                Path.class,
                value -> predicates = value,
                "The dataset's predicates: a .yaml or .cohort file, or a name such as mimic-iv. They"
                        + " replace the task's by name.");
        arguments.option(
                "--semantics",
                "MODE",
                Choice.of(Semantics.values(), Semantics::id),
                value -> semantics = value,
                "standard: what the documentation of ACES promises. aces-0.7.3: what that"
                        + " version does. Default: the task's own semantics key, else standard.");
    }
}
