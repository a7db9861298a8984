package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.RowBatch;

/// Evaluates a [PredicateProgram] over batches. Not thread-safe.
public final class PredicateEvaluator {
    private final PredicateProgram program;

    PredicateEvaluator(PredicateProgram program) {
        this.program = program;
    }

    /// Replaces the content of `matches` by the rows of `batch` that match at least one predicate.
    public void evaluate(RowBatch batch, Matches matches) {
        throw new UnsupportedOperationException(program + " " + batch + " " + matches);
    }
}
