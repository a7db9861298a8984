package dev.headwater.engine.survey;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.kernel.Matches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at the values, texts and times of the rows of one plain predicate. Not thread-safe.
final class PredicateCounts {
    private final PlainPredicate predicate;

    /// Null unless the predicate has a range.
    private final @Nullable ValueCounts values;

    private final StaticRowCounts staticRows = new StaticRowCounts();
    private final List<TextCounts> texts;

    PredicateCounts(PlainPredicate predicate, List<String> unitColumns) {
        this.predicate = predicate;
        this.values = predicate.hasRange() ? new ValueCounts() : null;
        this.texts = predicate.textColumns(unitColumns).stream().map(TextCounts::new).toList();
    }

    /// @param present the columns that the batch has
    void add(RowBatch batch, Matches matches, MatchingRows matching, Set<String> present) {
        if (values != null) {
            values.add(batch, matching.of(matches, predicate.unranged()));
        }
        if (predicate.isStatic()) {
            staticRows.add(batch, matching.of(matches, predicate.full()));
        }
        for (TextCounts text : texts) {
            if (present.contains(text.column())) {
                text.add(batch, matching.of(matches, predicate.coded()));
            }
        }
    }

    void add(PredicateCounts other) {
        if (values != null && other.values != null) {
            values.add(other.values);
        }
        staticRows.add(other.staticRows);
        for (int i = 0; i < texts.size(); i++) {
            texts.get(i).add(other.texts.get(i));
        }
    }

    PredicateFindings findings(RowCounts rows, List<List<String>> codes) {
        Map<String, SequencedMap<String, Long>> columns = new LinkedHashMap<>();
        texts.forEach(text -> columns.put(text.column(), text.byFrequency()));
        return new PredicateFindings(
                predicate.id(),
                codes.get(predicate.full()),
                rows.rows(predicate.coded()),
                rows.rows(predicate.full()),
                rows.subjects(predicate.full()),
                predicate.isStatic() ? staticRows.count() : null,
                values == null ? null : values.values(),
                columns);
    }
}
