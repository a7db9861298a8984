package dev.headwater.engine.check;

import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import java.util.ArrayList;
import java.util.List;

/// A moment of the [Timeline] at which a predicate holds: the trigger, or an endpoint that is the
/// next or previous event of it.
record KnownEvent(int moment, int predicate) {

    static List<KnownEvent> of(Task task) {
        List<KnownEvent> events = new ArrayList<>();
        events.add(new KnownEvent(Timeline.TRIGGER, task.trigger()));
        for (int position = 0; position < task.windows().size(); position++) {
            Window window = task.windows().get(position);
            for (WindowSide side : WindowSide.values()) {
                if (window.endpoint(side).step() instanceof Step.ToEvent(int predicate, _)) {
                    events.add(new KnownEvent(Timeline.moment(position, side), predicate));
                }
            }
        }
        return events;
    }
}
