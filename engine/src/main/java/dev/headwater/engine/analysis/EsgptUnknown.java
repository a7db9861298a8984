package dev.headwater.engine.analysis;

import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.engine.task.EsgptMeasurement;
import dev.headwater.engine.task.EsgptMeasurement.Kind;
import dev.headwater.engine.task.EsgptTable;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.ColumnRange;
import dev.headwater.predicates.ir.ColumnRegex;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows that stand for events at which es-aces has no count of a predicate, but null.
final class EsgptUnknown {
    private static final CodeMatcher EVENT = new CodeMatcher.Literal(EsgptLayout.ROWS);
    private static final ValueRange ANY_NUMBER =
            new ValueRange(Double.NEGATIVE_INFINITY, true, null, false, true);

    private EsgptUnknown() {}

    /// Of a predicate of measurements: events without any.
    static RowPredicate ofMeasurements() {
        return new RowPredicate(EVENT, null, List.of(new ColumnEquality(EsgptLayout.ROWS, false)));
    }

    /// Of a predicate of events themselves: those of which no criterion is false and one looks at a
    /// null. Null if there are none.
    static @Nullable RowPredicate ofEvents(
            EsgptCode code,
            @Nullable ValueRange range,
            List<RowCondition> conditions,
            EsgptLayout layout) {
        if (code.isWhole() && range == null) {
            return null;
        }
        List<RowCondition> criteria = new ArrayList<>(conditions);
        criteria.add(own(code, range));
        Map<String, Kind> kinds = layout.columns().getOrDefault(EsgptTable.EVENTS, Map.of());
        List<RowCondition> unrefuted = new ArrayList<>();
        for (RowCondition criterion : criteria) {
            List<RowCondition> ways = new ArrayList<>(List.of(criterion));
            criterion.columns().forEach(column -> ways.add(isNull(column, kinds)));
            boolean asksForNull =
                    criterion instanceof ColumnEquality equality && equality.literal() == null;
            if (!asksForNull) {
                unrefuted.add(new RowCondition.Or(ways));
            }
        }
        unrefuted.add(new RowCondition.Not(new RowCondition.And(criteria)));
        return new RowPredicate(EVENT, null, unrefuted);
    }

    /// What the code asks of the column that it is about.
    private static RowCondition own(EsgptCode code, @Nullable ValueRange range) {
        String column = code.measurement().column();
        String key = code.key();
        if (key == null) {
            return new ColumnRange(column, range == null ? ANY_NUMBER : range);
        }
        return code.isEventType()
                ? new ColumnRegex(column, EsgptMeasurement.textsHavingPart(key))
                : new ColumnEquality(column, key);
    }

    private static RowCondition isNull(String column, Map<String, Kind> kinds) {
        RowCondition isThere =
                kinds.get(column) == Kind.TEXT
                        ? new ColumnRegex(column, "")
                        : new ColumnRange(column, ANY_NUMBER);
        return new RowCondition.Not(isThere);
    }
}
