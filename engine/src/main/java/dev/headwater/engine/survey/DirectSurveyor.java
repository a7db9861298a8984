package dev.headwater.engine.survey;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.DirectDataset;
import dev.headwater.engine.scan.DirectTable;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.task.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Looks for what direct tables count for the predicates of a plan.
public final class DirectSurveyor {
    private final List<Predicate> predicates;
    private final int[] ids;
    private final long[] counts;
    private final long[] staticCounts;
    private final long[] subjects;
    private long allRows;
    private long allSubjects;

    private DirectSurveyor(ExtractionPlan plan) {
        this.predicates = plan.task().predicates();
        this.ids = plan.plainPredicateIds();
        this.counts = new long[ids.length];
        this.staticCounts = new long[ids.length];
        this.subjects = new long[ids.length];
    }

    /// @throws dev.headwater.engine.scan.DataException if a table is broken or lacks a column
    public static DataSurvey survey(ExtractionPlan plan, DirectDataset tables, List<Shard> shards) {
        DirectSurveyor surveyor = new DirectSurveyor(plan);
        List<String> columns = plan.plainPredicateNames();
        for (Shard shard : shards) {
            surveyor.add(tables.read(shard, columns));
        }
        return surveyor.survey(shards.size());
    }

    /// Rows of a subject stand together.
    private void add(DirectTable table) {
        boolean[] isCounted = new boolean[ids.length];
        for (int row = 0; row < table.rowCount(); row++) {
            if (row == 0 || table.subject(row) != table.subject(row - 1)) {
                allSubjects++;
                isCounted = new boolean[ids.length];
            }
            for (int i = 0; i < ids.length; i++) {
                long count = table.count(row, i);
                if (count > 0) {
                    counts[i] += count;
                    staticCounts[i] += table.isStatic(row) ? count : 0;
                    subjects[i] += isCounted[i] ? 0 : 1;
                    isCounted[i] = true;
                }
            }
        }
        allRows += table.rowCount();
    }

    private DataSurvey survey(int shards) {
        List<PredicateFindings> findings = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            boolean isStatic = predicates.get(ids[i]).isStatic();
            findings.add(
                    new PredicateFindings(
                            ids[i],
                            null,
                            counts[i],
                            counts[i],
                            subjects[i],
                            isStatic ? staticCounts[i] : null,
                            null,
                            Map.of()));
        }
        return new DataSurvey(shards, allRows, allSubjects, true, findings, Map.of());
    }
}
