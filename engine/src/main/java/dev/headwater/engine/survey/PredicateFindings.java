package dev.headwater.engine.survey;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What one plain predicate finds in the data.
///
/// - `predicate`: its id in the task.
/// - `codes`: the distinct codes, in order, that its code condition accepts; null for direct data,
///   which have no codes.
/// - `codeRows`: rows with such a code, `rows`: those that meet the other conditions too,
///   `subjects`: to how many subjects those belong. Rows of direct data are the counts, added up.
/// - `staticRows`: how many of `rows` have no time; null unless the predicate is static.
/// - `values`: the values in the rows that meet all conditions but the range; null without a range.
/// - `columns`: for each column that the predicate looks at or that holds units, how often each
///   text occurs in the rows with such a code, the most frequent first; the empty text stands for
///   null.
public record PredicateFindings(
        int predicate,
        @Nullable List<String> codes,
        long codeRows,
        long rows,
        long subjects,
        @Nullable Long staticRows,
        @Nullable Values values,
        Map<String, SequencedMap<String, Long>> columns) {

    public PredicateFindings {
        codes = codes == null ? null : List.copyOf(codes);
        columns = Map.copyOf(columns);
    }

    /// The distribution of `count` numbers, at least one; `missing` rows have none. `low` and
    /// `high` are the 5 % and 95 % quantiles; quantiles are exact to one percent of their value.
    public record Values(
            long count,
            long missing,
            double min,
            double low,
            double median,
            double high,
            double max) {}
}
