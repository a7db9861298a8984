package dev.headwater.engine.explain;

import dev.headwater.engine.explain.Moment.Anchor;
import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Task;

/// What stands at a moment of a timeline, on two short lines; the second one may be empty.
record MomentLabel(String first, String second) {

    static MomentLabel of(Moment moment, Task task) {
        String offset = MomentText.way(moment).strip();
        return switch (moment.anchor()) {
            case Anchor.Trigger _ ->
                    moment.isAnchor()
                            ? new MomentLabel("trigger", name(task.trigger(), task))
                            : new MomentLabel(offset, "");
            case Anchor.RecordStart _ -> ofEdge("start", offset);
            case Anchor.RecordEnd _ -> ofEdge("end", offset);
            case Anchor.Event event -> {
                boolean isNext = event.direction() == Direction.NEXT;
                yield moment.isAnchor()
                        ? new MomentLabel(
                                isNext ? "next" : "previous", name(event.predicate(), task))
                        : new MomentLabel(new MomentText(task).of(Moment.at(event)), offset);
            }
        };
    }

    int width() {
        return Math.max(first.length(), second.length());
    }

    private static MomentLabel ofEdge(String edge, String offset) {
        return offset.isEmpty()
                ? new MomentLabel("record", edge)
                : new MomentLabel("record " + edge, offset);
    }

    private static String name(int predicate, Task task) {
        return task.predicates().get(predicate).name();
    }
}
