package dev.headwater.engine.plan;

import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Endpoint;
import java.io.Serializable;
import java.util.List;

/// One node of the window tree: from the parent's time, a window to the time of this node.
///
/// `name` is the endpoint it stands for, such as `target.end`; `parent` is a position in
/// [ExtractionPlan#steps] or [#TRIGGER]; parents come before their children. `step` is never
/// [Endpoint.Step.None] in `aces-0.7.3` (such nodes are spliced out); in `standard` a window
/// without length is an offset of 0. `startInclusive` and `endInclusive` are chronological.
/// `children` is the number of nodes directly below.
public record WindowStep(
        String name,
        int parent,
        Endpoint.Step step,
        boolean startInclusive,
        boolean endInclusive,
        List<CountConstraint> constraints,
        int children)
        implements Serializable {

    public static final int TRIGGER = -1;

    public WindowStep {
        constraints = List.copyOf(constraints);
    }

    /// Whether the time of this node is that of an event.
    public boolean isBoundByEvent() {
        return switch (step) {
            case Endpoint.Step.None _, Endpoint.Step.Offset _ -> false;
            case Endpoint.Step.ToEvent _, Endpoint.Step.ToRecordEdge _ -> true;
        };
    }

    /// Whether the time of this node is the earlier one of its window.
    public boolean reachesBack() {
        return switch (step) {
            case Endpoint.Step.None _ -> false;
            case Endpoint.Step.Offset offset -> offset.isBackward();
            case Endpoint.Step.ToEvent(_, Endpoint.Direction direction) ->
                    direction == Endpoint.Direction.PREVIOUS;
            case Endpoint.Step.ToRecordEdge(Endpoint.Direction direction) ->
                    direction == Endpoint.Direction.PREVIOUS;
        };
    }
}
