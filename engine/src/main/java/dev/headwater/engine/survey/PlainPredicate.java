package dev.headwater.engine.survey;

import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import java.util.ArrayList;
import java.util.List;

/// A plain predicate of a plan, and what is left of it without its value range and without all
/// conditions but the code: how many rows meet those tells which condition a row fails.
///
/// `full`, `unranged` and `coded` are positions in the program that the survey evaluates, equal
/// ones if there is nothing to leave out.
record PlainPredicate(
        int id, RowPredicate row, boolean isStatic, int full, int unranged, int coded) {

    boolean hasRange() {
        return row.range() != null;
    }

    /// The columns whose texts are of interest: those it compares, and those with units if it looks
    /// at values.
    List<String> textColumns(List<String> unitColumns) {
        List<String> columns = new ArrayList<>();
        row.conditions().stream().flatMap(RowCondition::columns).forEach(columns::add);
        if (hasRange()) {
            columns.addAll(unitColumns);
        }
        return columns.stream().distinct().toList();
    }
}
