package dev.headwater.engine.survey;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.task.Predicate;
import dev.headwater.predicates.ir.RowPredicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a survey evaluates: `rows` for every row, in favour of `plain`; `unitColumns` are the
/// columns of the data that seem to hold units.
record SurveyProgram(
        List<RowPredicate> rows, List<PlainPredicate> plain, List<String> unitColumns) {

    private static final Pattern UNIT = Pattern.compile("(?i)(.*_)?(units?|uom|valueuom)(_.*)?");

    /// @param dataColumns the columns of the data
    static SurveyProgram of(ExtractionPlan plan, Set<String> dataColumns) {
        List<RowPredicate> rows = new ArrayList<>();
        Map<RowPredicate, Integer> positions = new HashMap<>();
        List<PlainPredicate> plain = new ArrayList<>();
        int[] ids = plan.plainPredicateIds();
        for (int i = 0; i < ids.length; i++) {
            Predicate predicate = plan.task().predicates().get(ids[i]);
            RowPredicate row = plan.rowPredicates().get(i);
            RowPredicate unranged = new RowPredicate(row.code(), null, row.conditions());
            RowPredicate coded = new RowPredicate(row.code(), null, List.of());
            plain.add(
                    new PlainPredicate(
                            ids[i],
                            row,
                            predicate.isStatic(),
                            position(row, rows, positions),
                            position(unranged, rows, positions),
                            position(coded, rows, positions)));
        }
        List<String> units =
                dataColumns.stream().filter(name -> UNIT.matcher(name).matches()).sorted().toList();
        return new SurveyProgram(rows, plain, units);
    }

    /// The columns to read of a file with the columns `present`.
    Set<String> columns(ExtractionPlan plan, Set<String> present) {
        Set<String> columns = new TreeSet<>(plan.scanColumns());
        for (String unit : unitColumns) {
            if (present.contains(unit)) {
                columns.add(unit);
            }
        }
        return columns;
    }

    private static int position(
            RowPredicate row, List<RowPredicate> rows, Map<RowPredicate, Integer> positions) {
        return positions.computeIfAbsent(
                row,
                added -> {
                    rows.add(added);
                    return rows.size() - 1;
                });
    }
}
