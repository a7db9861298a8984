package dev.headwater.engine.survey;

import dev.headwater.engine.scan.Remark;
import java.util.List;
import java.util.Map;

/// What the plain predicates of a plan find in a dataset, in the order of their ids.
///
/// All counts are exact, with two exceptions: where `isSorted` is false, a subject whose rows are
/// scattered over a shard counts several times; and of more than 262,144 distinct codes some are
/// left out of the predicates' lists.
public record DataSurvey(
        int shards,
        long rows,
        long subjects,
        boolean isSorted,
        List<PredicateFindings> predicates,
        Map<Remark, Long> remarks) {

    public DataSurvey {
        predicates = List.copyOf(predicates);
        remarks = Map.copyOf(remarks);
    }
}
