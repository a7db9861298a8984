package dev.headwater.engine.analysis;

import dev.headwater.engine.task.Task;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostics;
import org.jspecify.annotations.Nullable;

/// AST -> task.
public final class TaskAnalyzer {
    private TaskAnalyzer() {}

    /// The task, or null after at least one error was added to `diagnostics`. All mistakes are reported in one call.
    public static @Nullable Task analyze(
            TaskDocument task, @Nullable PredicatesDocument predicates, AnalysisOptions options, Diagnostics diagnostics) {
        throw new UnsupportedOperationException(task.toString() + predicates + options + diagnostics);
    }
}
