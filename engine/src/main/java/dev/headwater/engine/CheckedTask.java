package dev.headwater.engine;

import dev.headwater.engine.analysis.PredicatePlaces;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import org.jspecify.annotations.Nullable;

/// What a check makes of the texts: the documents as far as they can be read, and the plan of a
/// task without errors.
///
/// `task` is null when its text is no task at all, `predicates` also when there is no such file,
/// `plan` when there are errors. A plan has a task.
public record CheckedTask(
        @Nullable TaskDocument task,
        @Nullable PredicatesDocument predicates,
        @Nullable ExtractionPlan plan) {

    /// Where the predicates are written. There must be a task.
    public PredicatePlaces places() {
        if (task == null) {
            throw new IllegalStateException("there is no task");
        }
        return new PredicatePlaces(task, predicates);
    }
}
