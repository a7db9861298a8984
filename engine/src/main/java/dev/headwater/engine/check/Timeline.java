package dev.headwater.engine.check;

import dev.headwater.engine.task.Endpoint;
import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Reference;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import java.util.BitSet;

/// What is certain about the order of the moments of a task, whatever the data: the trigger, the
/// edges of the record, and both endpoints of every window.
///
/// Moments are numbered: [#TRIGGER], [#RECORD_START], [#RECORD_END], then those of [#moment]. The
/// answers hold for every trigger for which all windows exist; false means "not certain". Windows
/// that can exist for no trigger are set aside.
final class Timeline {
    static final int TRIGGER = 0;
    static final int RECORD_START = 1;
    static final int RECORD_END = 2;
    private static final int FIRST_WINDOW = 3;

    private final Task task;
    private final Distances distances;
    private final BitSet placed = new BitSet();
    private final BitSet impossible = new BitSet();

    private Timeline(Task task) {
        this.task = task;
        this.distances = new Distances(moment(task.windows().size(), WindowSide.START));
    }

    static Timeline of(Task task) {
        var timeline = new Timeline(task);
        timeline.placeRecord();
        for (int window = 0; window < task.windows().size(); window++) {
            timeline.place(window);
        }
        return timeline;
    }

    static int moment(int window, WindowSide side) {
        return FIRST_WINDOW + 2 * window + (side == WindowSide.START ? 0 : 1);
    }

    boolean isImpossible(int window) {
        return impossible.get(window);
    }

    boolean isBefore(int moment, int other) {
        return distances.longest(other, moment) < 0;
    }

    boolean isNotAfter(int moment, int other) {
        return distances.longest(other, moment) <= 0;
    }

    boolean isSame(int moment, int other) {
        return isNotAfter(moment, other) && isNotAfter(other, moment);
    }

    /// Whether an event at `moment` is counted in the window.
    boolean counts(int window, int moment) {
        return isPastStart(window, moment) && isBeforeEnd(window, moment);
    }

    /// Whether an event at `moment` is not counted in the window.
    boolean excludes(int window, int moment) {
        int start = moment(window, WindowSide.START);
        int end = moment(window, WindowSide.END);
        Window declared = task.windows().get(window);
        return isBefore(moment, start)
                || isBefore(end, moment)
                || (!declared.startInclusive() && isNotAfter(moment, start))
                || (!declared.endInclusive() && isNotAfter(end, moment));
    }

    /// Whether an event at `moment` cannot be too early for the window.
    boolean isPastStart(int window, int moment) {
        int start = moment(window, WindowSide.START);
        return task.windows().get(window).startInclusive()
                ? isNotAfter(start, moment)
                : isBefore(start, moment);
    }

    /// Whether an event at `moment` cannot be too late for the window.
    boolean isBeforeEnd(int window, int moment) {
        int end = moment(window, WindowSide.END);
        return task.windows().get(window).endInclusive()
                ? isNotAfter(moment, end)
                : isBefore(moment, end);
    }

    /// Whether every event that is counted in `inner` is counted in `outer` as well.
    boolean contains(int outer, int inner) {
        Window out = task.windows().get(outer);
        Window in = task.windows().get(inner);
        int outStart = moment(outer, WindowSide.START);
        int inStart = moment(inner, WindowSide.START);
        int outEnd = moment(outer, WindowSide.END);
        int inEnd = moment(inner, WindowSide.END);
        boolean startsInside =
                out.startInclusive() || !in.startInclusive()
                        ? isNotAfter(outStart, inStart)
                        : isBefore(outStart, inStart);
        boolean endsInside =
                out.endInclusive() || !in.endInclusive()
                        ? isNotAfter(inEnd, outEnd)
                        : isBefore(inEnd, outEnd);
        return startsInside && endsInside;
    }

    /// Whether no event can be counted in the window.
    boolean isEmpty(int window) {
        int start = moment(window, WindowSide.START);
        int end = moment(window, WindowSide.END);
        Window declared = task.windows().get(window);
        boolean hasBoth = declared.startInclusive() && declared.endInclusive();
        return (!hasBoth && isNotAfter(end, start))
                || excludes(window, RECORD_START) && isNotAfter(end, RECORD_START)
                || excludes(window, RECORD_END) && isNotAfter(RECORD_END, start);
    }

    /// Adds that `moment` is not after `other`; not if that contradicts what is known. Answers
    /// whether anything new was learnt.
    boolean learnNotAfter(int moment, int other) {
        return !isNotAfter(moment, other) && distances.limit(other, moment, 0);
    }

    /// As [#learnNotAfter], for before.
    boolean learnBefore(int moment, int other) {
        return !isBefore(moment, other) && distances.limit(other, moment, -1);
    }

    private void placeRecord() {
        distances.limit(TRIGGER, RECORD_START, 0);
        distances.limit(RECORD_END, TRIGGER, 0);
        if (task.predicates().get(task.trigger()) instanceof Predicate.Special(Special.Kind kind)) {
            switch (kind) {
                case RECORD_START -> distances.limit(RECORD_START, TRIGGER, 0);
                case RECORD_END -> distances.limit(TRIGGER, RECORD_END, 0);
                case ANY_EVENT -> {}
            }
        }
    }

    /// Places what the window is measured from first; windows do not refer to each other in a
    /// circle.
    private void place(int window) {
        if (placed.get(window)) {
            return;
        }
        placed.set(window);
        Window declared = task.windows().get(window);
        Endpoint root = declared.rootEndpoint();
        int rootMoment = moment(window, declared.root());
        int farMoment = moment(window, declared.root().other());
        boolean isPossible =
                place(referenced(root.reference()), rootMoment, root.step(), false)
                        && place(
                                rootMoment,
                                farMoment,
                                declared.farEndpoint().step(),
                                canStay(declared));
        if (!isPossible) {
            impossible.set(window);
        }
    }

    private int referenced(Reference reference) {
        return switch (reference) {
            case Reference.Trigger() -> TRIGGER;
            case Reference.WindowEndpoint(int other, WindowSide side) -> {
                place(other);
                yield moment(other, side);
            }
            case Reference.OtherEndpoint() ->
                    throw new IllegalArgumentException("a root refers to its own window");
        };
    }

    /// Whether the event at the root may be the bound of the window.
    private boolean canStay(Window window) {
        boolean isNext =
                window.farEndpoint().step() instanceof Step.ToEvent(_, Direction direction)
                        && direction == Direction.NEXT;
        return task.semantics() == Semantics.STANDARD
                ? window.startInclusive() && window.endInclusive()
                : isNext ? window.endInclusive() : window.startInclusive();
    }

    /// Puts `to` where `step` leads from `from`; false if it cannot be there.
    private boolean place(int from, int to, Step step, boolean canStay) {
        return switch (step) {
            case Step.None() -> distances.fix(from, to, 0);
            case Step.Offset(long micros) -> distances.fix(from, to, micros);
            case Step.ToRecordEdge(Direction direction) ->
                    direction == Direction.NEXT
                            ? distances.fix(RECORD_END, to, 0) && distances.limit(to, from, 0)
                            : distances.fix(RECORD_START, to, 0) && distances.limit(from, to, 0);
            case Step.ToEvent(_, Direction direction) -> {
                long nearest = canStay ? 0 : -1;
                yield distances.limit(RECORD_END, to, 0)
                        && distances.limit(to, RECORD_START, 0)
                        && (direction == Direction.NEXT
                                ? distances.limit(to, from, nearest)
                                : distances.limit(from, to, nearest));
            }
        };
    }
}
