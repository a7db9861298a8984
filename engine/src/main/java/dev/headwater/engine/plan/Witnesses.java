package dev.headwater.engine.plan;

import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a run in `aces-0.7.3` over ESGPT data must notice beside the predicates: which rows stand
/// for events, as two of them at one time are an error there, and, if windows are bound by events,
/// at which events a predicate has no count. `rows` are evaluated behind the row predicates of the
/// plan, and counted under the ids behind those of the task.
public final class Witnesses {
    private static final Witnesses NONE = new Witnesses(List.of(), new int[0]);

    private final List<RowPredicate> rows;
    private final int[] unknownOf;

    private Witnesses(List<RowPredicate> rows, int[] unknownOf) {
        this.rows = List.copyOf(rows);
        this.unknownOf = unknownOf;
    }

    static Witnesses of(Task task, List<WindowStep> steps) {
        if (task.format() != InputFormat.ESGPT || task.semantics() != Semantics.ACES_0_7_3) {
            return NONE;
        }
        List<RowPredicate> rows = new ArrayList<>();
        rows.add(new RowPredicate(new CodeMatcher.Literal(EsgptLayout.ROWS), null, List.of()));
        int[] unknownOf = new int[task.predicates().size()];
        Map<Integer, RowPredicate> unknown =
                steps.stream().anyMatch(WindowStep::isBoundByEvent) ? task.unknown() : Map.of();
        for (int id = 0; id < unknownOf.length; id++) {
            RowPredicate row = unknown.get(id);
            if (row != null && !rows.contains(row)) {
                rows.add(row);
            }
            unknownOf[id] = row == null ? -1 : unknownOf.length + rows.indexOf(row);
        }
        return new Witnesses(rows, unknownOf);
    }

    List<RowPredicate> rows() {
        return rows;
    }

    /// How many there are.
    public int count() {
        return rows.size();
    }

    /// Whether any are needed.
    public boolean exist() {
        return !rows.isEmpty();
    }

    /// The id under which rows that stand for events are counted, if any witness exists.
    public int occurrence() {
        return unknownOf.length;
    }

    /// The id under which the events are counted at which a plain predicate has no count; -1 if it
    /// has one at all.
    public int unknownOf(int predicate) {
        return exist() ? unknownOf[predicate] : -1;
    }
}
