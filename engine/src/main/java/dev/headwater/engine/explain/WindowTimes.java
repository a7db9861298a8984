package dev.headwater.engine.explain;

import dev.headwater.engine.explain.Moment.Anchor;
import dev.headwater.engine.task.Endpoint;
import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Reference;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.WindowSide;

/// Follows the endpoints of a task's windows down to their anchors.
final class WindowTimes {
    private final Task task;

    WindowTimes(Task task) {
        this.task = task;
    }

    Moment of(int window, WindowSide side) {
        Endpoint endpoint = task.windows().get(window).endpoint(side);
        Moment from =
                switch (endpoint.reference()) {
                    case Reference.Trigger _ -> Moment.TRIGGER;
                    case Reference.OtherEndpoint _ -> of(window, side.other());
                    case Reference.WindowEndpoint(int other, WindowSide otherSide) ->
                            of(other, otherSide);
                };
        return switch (endpoint.step()) {
            case Step.None _ -> from;
            case Step.Offset offset -> from.plus(offset);
            case Step.ToEvent(int predicate, Direction direction) ->
                    Moment.at(new Anchor.Event(predicate, direction, from));
            case Step.ToRecordEdge(Direction direction) ->
                    Moment.at(
                            direction == Direction.NEXT
                                    ? new Anchor.RecordEnd()
                                    : new Anchor.RecordStart());
        };
    }
}
