package dev.headwater.engine;

import dev.headwater.engine.distribution.Distribution;
import dev.headwater.engine.plan.PlanCounts;
import dev.headwater.engine.scan.Remark;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one shard held and gave. `wasSorted` is false when its rows were not ordered by subject and
/// time and had to be sorted.
///
/// `triggers` includes those of subjects that a static predicate excludes. `nullRows` counts the
/// cohort rows without trigger (only in `aces-0.7.3`), `positives` the rows whose label is not 0.
/// `distribution` is [Distribution#NONE] unless it was asked for. `remarks` tell what was odd about
/// rows, and about how many.
public record ShardCounts(
        long rows,
        long triggers,
        long cohortRows,
        long cohortSubjects,
        long nullRows,
        long positives,
        boolean wasSorted,
        PlanCounts plan,
        Distribution distribution,
        SortedMap<Remark, Long> remarks) {
    public static final ShardCounts NONE =
            new ShardCounts(
                    0, 0, 0, 0, 0, 0, true, PlanCounts.NONE, Distribution.NONE, new TreeMap<>());

    public ShardCounts {
        remarks = Collections.unmodifiableSortedMap(new TreeMap<>(remarks));
    }

    public ShardCounts plus(ShardCounts other) {
        SortedMap<Remark, Long> allRemarks = new TreeMap<>(remarks);
        Remark.add(other.remarks, allRemarks);
        return new ShardCounts(
                rows + other.rows,
                triggers + other.triggers,
                cohortRows + other.cohortRows,
                cohortSubjects + other.cohortSubjects,
                nullRows + other.nullRows,
                positives + other.positives,
                wasSorted && other.wasSorted,
                plan.plus(other.plan),
                distribution.plus(other.distribution),
                allRemarks);
    }
}
