package dev.headwater.predicates.ir;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition on one row: its code matches, and its value lies in the range, and the row meets
/// every further condition.
///
/// `range` is null when there is none on the value; nulls never match the part that looks at them.
/// The order is that of evaluation: codes cost nothing by the row.
public record RowPredicate(
        CodeMatcher code, @Nullable ValueRange range, List<RowCondition> conditions)
        implements Serializable {
    public RowPredicate {
        conditions = List.copyOf(conditions);
    }

    /// The predicate that matches the rows that meet `condition`. The first condition on the code
    /// and on the value that must hold are taken out of it.
    public static RowPredicate of(RowCondition condition) {
        CodeMatcher code = null;
        ValueRange range = null;
        List<RowCondition> rest = new ArrayList<>();
        for (RowCondition conjunct : condition.conjuncts()) {
            if (code == null && conjunct instanceof CodeMatcher matcher) {
                code = matcher;
            } else if (range == null
                    && conjunct instanceof ColumnRange(String column, ValueRange values)
                    && column.equals(ColumnRange.VALUE)) {
                range = values;
            } else {
                rest.add(conjunct);
            }
        }
        return new RowPredicate(code == null ? condition.necessaryCode() : code, range, rest);
    }

    /// The same as one condition.
    public RowCondition condition() {
        List<RowCondition> all = new ArrayList<>();
        all.add(code);
        if (range != null) {
            all.add(new ColumnRange(ColumnRange.VALUE, range));
        }
        all.addAll(conditions);
        return all.size() == 1 ? code : new RowCondition.And(all);
    }
}
