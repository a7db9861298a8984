package dev.headwater.engine.window;

import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Semantics;

/// Places the windows of one step of the plan; chosen once per plan.
@FunctionalInterface
interface StepBounds {
    /// Fills `earlier` and `later` from the reference times `from`, dropping triggers without a
    /// window; returns how many are left.
    int place(Realizations block, SubjectEvents events, long[] from, long[] earlier, long[] later);

    static StepBounds of(WindowStep step, Semantics semantics) {
        return switch (step.step()) {
            case Step.None _ -> offset(new Step.Offset(0, 0));
            case Step.Offset offset -> offset(offset);
            case Step.ToEvent(int predicate, Direction direction) -> {
                boolean atReference = mayBeItsOwnBound(step, direction, semantics);
                yield switch (direction) {
                    case NEXT ->
                            (block, events, from, earlier, later) ->
                                    WindowBounds.nextEvent(
                                            block,
                                            from,
                                            events.postings(predicate),
                                            atReference,
                                            earlier,
                                            later);
                    case PREVIOUS ->
                            (block, events, from, earlier, later) ->
                                    WindowBounds.previousEvent(
                                            block,
                                            from,
                                            events.postings(predicate),
                                            atReference,
                                            earlier,
                                            later);
                };
            }
            case Step.ToRecordEdge(Direction direction) -> {
                boolean atReference =
                        semantics == Semantics.STANDARD
                                || mayBeItsOwnBound(step, direction, semantics);
                yield switch (direction) {
                    case NEXT ->
                            (block, events, from, earlier, later) ->
                                    WindowBounds.recordEnd(
                                            block,
                                            from,
                                            events.recordEnd(),
                                            atReference,
                                            earlier,
                                            later);
                    case PREVIOUS ->
                            (block, events, from, earlier, later) ->
                                    WindowBounds.recordStart(
                                            block,
                                            from,
                                            events.recordStart(),
                                            atReference,
                                            earlier,
                                            later);
                };
            }
        };
    }

    private static StepBounds offset(Step.Offset offset) {
        return (block, events, from, earlier, later) -> {
            if (offset.months() == 0) {
                WindowBounds.offset(block, from, offset.micros(), earlier, later);
            } else {
                WindowBounds.calendarOffset(
                        block, from, offset.months(), offset.micros(), earlier, later);
            }
            return block.aliveCount;
        };
    }

    /// Whether an event at the reference time bounds the window: in `standard` if both ends are
    /// inclusive, in ACES if the end on the bound's side is.
    private static boolean mayBeItsOwnBound(
            WindowStep step, Direction direction, Semantics semantics) {
        return switch (semantics) {
            case STANDARD -> step.startInclusive() && step.endInclusive();
            case ACES_0_7_3 ->
                    direction == Direction.NEXT ? step.endInclusive() : step.startInclusive();
        };
    }
}
