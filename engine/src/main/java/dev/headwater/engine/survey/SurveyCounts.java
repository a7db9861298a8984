package dev.headwater.engine.survey;

import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.scan.Remark;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.kernel.Matches;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Everything that a survey counts, of some rows. Not thread-safe.
final class SurveyCounts {
    private final RowCounts rows;
    private final List<PredicateCounts> predicates;
    private final Map<Remark, Long> remarks = new TreeMap<>();
    private final MatchingRows matching = new MatchingRows();

    /// @param isOrdered whether the rows of a subject stand together
    SurveyCounts(SurveyProgram program, boolean isOrdered, SubjectGroups groups) {
        rows = new RowCounts(program.rows().size(), isOrdered, groups);
        predicates =
                program.plain().stream()
                        .map(plain -> new PredicateCounts(plain, program.unitColumns()))
                        .toList();
    }

    void add(RowBatch batch, Matches matches, Set<String> present) {
        rows.add(batch, matches);
        for (PredicateCounts predicate : predicates) {
            predicate.add(batch, matches, matching, present);
        }
    }

    void add(Map<Remark, Long> more) {
        Remark.add(more, remarks);
    }

    /// Adds the counts of rows of other subjects.
    SurveyCounts plus(SurveyCounts other) {
        rows.add(other.rows);
        add(other.remarks);
        for (int i = 0; i < predicates.size(); i++) {
            predicates.get(i).add(other.predicates.get(i));
        }
        return this;
    }

    DataSurvey survey(int shards, List<List<String>> codes) {
        return new DataSurvey(
                shards,
                rows.rows(),
                rows.subjects(),
                rows.isSorted(),
                predicates.stream().map(predicate -> predicate.findings(rows, codes)).toList(),
                remarks);
    }
}
