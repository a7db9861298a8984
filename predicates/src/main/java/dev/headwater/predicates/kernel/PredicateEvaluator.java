package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.RowBatch;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;

/// Evaluates a [PredicateProgram] over batches: codes first, then values and other columns of the
/// rows that are left. Not thread-safe.
public final class PredicateEvaluator {
    private final CodeScan codeScan;
    private final ValueInRange floatRanges;
    private final ValueInRange doubleRanges;
    private final List<RowFilter> filters;
    private final boolean hasConditions;
    private final Candidates candidates = new Candidates();
    private final CandidateValues candidateValues = new CandidateValues();

    PredicateEvaluator(
            CodeScan codeScan,
            ValueInRange floatRanges,
            ValueInRange doubleRanges,
            List<RowFilter> filters) {
        this.codeScan = codeScan;
        this.floatRanges = floatRanges;
        this.doubleRanges = doubleRanges;
        this.filters = filters;
        this.hasConditions = !filters.isEmpty() || !floatRanges.isEmpty();
    }

    /// Replaces the content of `matches`, which was made for this program, by the rows of `batch`
    /// that match at least one predicate.
    ///
    /// Asks the batch for a column only if a row is left that a predicate with a condition on that
    /// column may still match.
    ///
    /// @throws TypeMismatchException if a column cannot be compared in the way that a predicate
    ///   wants
    public void evaluate(RowBatch batch, Matches matches) {
        codeScan.select(batch.code(), batch.rowCount(), matches);
        if (!hasConditions) {
            return;
        }
        for (RowFilter filter : filters) {
            filter.retain(batch, matches, candidates);
        }
        retainInRange(batch, matches);
        matches.dropEmpty();
    }

    private void retainInRange(RowBatch batch, Matches matches) {
        candidates.collect(matches, floatRanges.bits());
        if (candidates.rows().count() == 0) {
            return;
        }
        FieldVector values = batch.numericValue(candidates.rows());
        ValueInRange ranges = values instanceof Float4Vector ? floatRanges : doubleRanges;
        candidateValues.load(values, candidates.rows(), batch.rowCount());
        ranges.retain(candidateValues, candidates, matches.masks());
    }
}
