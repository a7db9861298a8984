package dev.headwater.engine.report;

import dev.headwater.engine.task.Task;
import dev.headwater.grammar.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a check found. `file` is the task's path as given; `task` is null when there are errors.
public record CheckReport(String file, @Nullable Task task, List<Diagnostic> diagnostics) {
    public CheckReport {
        diagnostics = List.copyOf(diagnostics);
    }

    long errors() {
        return diagnostics.stream().filter(Diagnostic::isError).count();
    }

    long warnings() {
        return diagnostics.size() - errors();
    }
}
