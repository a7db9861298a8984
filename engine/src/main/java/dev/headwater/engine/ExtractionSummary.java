package dev.headwater.engine;

import dev.headwater.engine.attrition.Attrition;
import dev.headwater.engine.attrition.Funnel;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.plan.PlanCounts;
import dev.headwater.engine.plan.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What a run did: the plan, whether it took a sample, the number of shards, their counts, and what
/// each predicate, by id, matched.
public record ExtractionSummary(
        ExtractionPlan plan,
        boolean isSample,
        int shards,
        RunCounts counts,
        List<MatchCounts> matches) {

    public ExtractionSummary {
        matches = List.copyOf(matches);
    }

    /// The counts of all shards added up.
    public ShardCounts total() {
        return counts.total();
    }

    /// What became of the triggers, stage by stage.
    public Attrition attrition() {
        var splits = new TreeMap<String, Funnel>();
        counts.splits().forEach((split, counted) -> splits.put(split, funnel(counted)));
        return new Attrition(plan, funnel(total()), splits);
    }

    private Funnel funnel(ShardCounts counted) {
        Tally sample = isSample ? new Tally(counted.cohortRows(), counted.cohortSubjects()) : null;
        return Funnel.of(plan, counted.plan(), sample, counted.nullRows());
    }

    /// @param matchedCodes the codes of each row predicate of the plan, in its order
    static ExtractionSummary of(
            ExtractionPlan plan,
            boolean isSample,
            int shards,
            RunCounts run,
            List<List<String>> matchedCodes) {
        PlanCounts counts = run.total().plan();
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
        return new ExtractionSummary(plan, isSample, shards, run, matches);
    }
}
