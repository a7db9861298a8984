package dev.headwater.engine.task;

import dev.headwater.predicates.ir.RowPredicate;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resolved task.
///
/// `predicates` holds the used ones only, in the order of the reference system's columns: plain (as
/// declared, demographics last), derived (topological), then the special ones that are needed as a
/// column. `trigger` is a predicate id; an event with a count of at least 1 triggers. `windows` are
/// in declaration order. `unknown` has, for plain predicates of ESGPT data, the rows that stand for
/// events at which the predicate has no count in `aces-0.7.3`.
public record Task(
        Semantics semantics,
        InputFormat format,
        List<Predicate> predicates,
        int trigger,
        List<Window> windows,
        @Nullable LabelDefinition label,
        @Nullable IndexTimestamp indexTimestamp,
        Map<Integer, RowPredicate> unknown)
        implements Serializable {

    public Task {
        predicates = List.copyOf(predicates);
        windows = List.copyOf(windows);
        unknown = Map.copyOf(unknown);
    }

    /// The count of predicate `predicate` in window `window`.
    public record LabelDefinition(int window, int predicate) implements Serializable {}

    /// The start or end time of window `window`.
    public record IndexTimestamp(int window, WindowSide side) implements Serializable {}
}
