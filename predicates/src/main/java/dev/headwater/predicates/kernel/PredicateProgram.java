package dev.headwater.predicates.kernel;

import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Row predicates compiled for evaluation. Immutable and thread-safe; what it learns about codes is
/// cached and shared by all its evaluators.
public final class PredicateProgram {
    private final List<RowPredicate> predicates;
    private final CodeClassifier classifier;
    private final ValueInRange floatRanges;
    private final ValueInRange doubleRanges;

    private PredicateProgram(List<RowPredicate> predicates) {
        int wordCount = Matches.wordCount(predicates.size());
        this.predicates = List.copyOf(predicates);
        this.classifier = new CodeClassifier(predicates, wordCount);
        this.floatRanges = new ValueInRange(predicates, wordCount, true);
        this.doubleRanges = new ValueInRange(predicates, wordCount, false);
    }

    /// Compiles predicates; their positions are their bits in the masks.
    ///
    /// @throws dev.headwater.predicates.regex.UnsupportedPatternException if a regex cannot be run
    public static PredicateProgram compile(List<RowPredicate> predicates) {
        return new PredicateProgram(predicates);
    }

    public int predicateCount() {
        return predicates.size();
    }

    /// For each predicate the distinct codes, in order, that its code matcher accepts, of all that
    /// its evaluators have met; of very many only the first 262,144 of all predicates together.
    public List<List<String>> matchedCodes() {
        return classifier.matchedCodes(predicates.size());
    }

    /// A new evaluator for one thread.
    public PredicateEvaluator newEvaluator() {
        return new PredicateEvaluator(
                new CodeScan(classifier), floatRanges, doubleRanges, filters());
    }

    private List<RowFilter> filters() {
        Map<RowCondition, long[]> bits = new LinkedHashMap<>();
        for (int predicate = 0; predicate < predicates.size(); predicate++) {
            for (RowCondition condition : predicates.get(predicate).conditions()) {
                long[] words =
                        bits.computeIfAbsent(
                                condition, c -> new long[Matches.wordCount(predicates.size())]);
                words[predicate >>> 6] |= 1L << predicate;
            }
        }
        return bits.entrySet().stream()
                .map(entry -> new RowFilter(RowTest.of(entry.getKey()), entry.getValue()))
                .toList();
    }
}
