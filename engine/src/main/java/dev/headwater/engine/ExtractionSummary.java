package dev.headwater.engine;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.plan.PlanCounts;
import java.util.ArrayList;
import java.util.List;

/// What a run did: the plan, the number of shards, their counts added up, and what each predicate,
/// by id, matched.
public record ExtractionSummary(
        ExtractionPlan plan, int shards, ShardCounts total, List<MatchCounts> matches) {

    public ExtractionSummary {
        matches = List.copyOf(matches);
    }

    /// @param matchedCodes the codes of each row predicate of the plan, in its order
    static ExtractionSummary of(
            ExtractionPlan plan, int shards, ShardCounts total, List<List<String>> matchedCodes) {
        PlanCounts counts = total.plan();
        int[] plain = plan.plainPredicateIds();
        Integer[] codes = new Integer[plan.task().predicates().size()];
        for (int i = 0; i < matchedCodes.size(); i++) {
            codes[plain[i]] = matchedCodes.get(i).size();
        }
        List<MatchCounts> matches = new ArrayList<>();
        for (int id = 0; id < codes.length; id++) {
            matches.add(
                    new MatchCounts(
                            codes[id],
                            counts.predicateRows().get(id),
                            counts.predicateSubjects().get(id)));
        }
        return new ExtractionSummary(plan, shards, total, matches);
    }
}
