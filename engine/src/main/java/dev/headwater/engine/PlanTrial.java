package dev.headwater.engine;

import dev.headwater.engine.explain.Explanation;
import dev.headwater.engine.explain.TriggerFigures;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.survey.DataSurvey;
import dev.headwater.engine.survey.PredicateFindings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// Tries a plan on data, to explain it with figures; writes nothing.
public final class PlanTrial {
    /// Whole shards are tried for an estimate until they hold as many rows together.
    private static final long SAMPLE_ROWS = 1_000_000;

    private PlanTrial() {}

    /// Explains the plan with what it finds in `data`.
    ///
    /// The predicates' matches are counted over all shards. What is left of the triggers is
    /// estimated from the first shards, and, to `analyze`, counted over all.
    ///
    /// @throws dev.headwater.engine.scan.DataException if the data are broken
    public static Explanation explain(
            String title,
            ExtractionPlan plan,
            ExtractionOptions options,
            DataSelection data,
            boolean analyze) {
        Sample sample = sample(options, data.shards());
        ExtractionSummary tried =
                CohortExtractor.count(options, plan, data.with(sample.shards), Progress.NONE);
        TriggerFigures estimated = figures(tried).times(sample.factor);
        if (!analyze) {
            return new Explanation(title, plan, matches(plan, options, data), estimated, null);
        }
        ExtractionSummary all = CohortExtractor.count(options, plan, data, Progress.NONE);
        Map<Integer, MatchCounts> matches = new HashMap<>();
        all.matches().forEach(counts -> matches.put(matches.size(), counts));
        return new Explanation(title, plan, matches, estimated, figures(all));
    }

    /// Shards, and by how much what is found there is to be multiplied.
    private record Sample(List<Shard> shards, double factor) {}

    private static Sample sample(ExtractionOptions options, List<Shard> shards) {
        return switch (options.format()) {
            case DIRECT -> new Sample(shards, 1);
            case MEDS -> {
                List<Shard> chosen = new ArrayList<>();
                long chosenRows = 0;
                long rows = 0;
                for (Shard shard : shards) {
                    long ofShard = ParquetEventScan.rowCount(shard.file());
                    rows += ofShard;
                    if (chosenRows < SAMPLE_ROWS) {
                        chosen.add(shard);
                        chosenRows += ofShard;
                    }
                }
                yield new Sample(chosen, chosenRows == 0 ? 1 : (double) rows / chosenRows);
            }
        };
    }

    private static TriggerFigures figures(ExtractionSummary summary) {
        ShardCounts total = summary.total();
        return TriggerFigures.of(total.plan(), total.positives());
    }

    /// Only of the plain predicates: those derived from them need times.
    private static Map<Integer, MatchCounts> matches(
            ExtractionPlan plan, ExtractionOptions options, DataSelection data) {
        DataSurvey survey;
        try (BufferAllocator allocator = new RootAllocator(options.memory().bufferBytes())) {
            survey = DataCheck.survey(plan, options, data, allocator);
        }
        Map<Integer, MatchCounts> matches = new HashMap<>();
        for (PredicateFindings found : survey.predicates()) {
            List<String> codes = found.codes();
            matches.put(
                    found.predicate(),
                    new MatchCounts(
                            codes == null ? null : codes.size(), found.rows(), found.subjects()));
        }
        return matches;
    }
}
