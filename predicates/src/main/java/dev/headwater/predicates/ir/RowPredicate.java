package dev.headwater.predicates.ir;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition on one row: its code matches, and its value lies in the range, and each named column
/// equals the literal.
///
/// A null code, value or column never matches the part that looks at it. `range` is null when the
/// predicate has no value bound.
public record RowPredicate(
        CodeMatcher code, @Nullable ValueRange range, List<ColumnEquality> equalities)
        implements Serializable {
    public RowPredicate {
        equalities = List.copyOf(equalities);
    }
}
