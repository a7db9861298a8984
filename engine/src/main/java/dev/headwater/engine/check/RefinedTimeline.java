package dev.headwater.engine.check;

import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import java.util.List;

/// A [Timeline] that knows constraints as well: where no discharge is allowed, none can be, so that
/// the next discharge lies behind such a window.
final class RefinedTimeline {
    private final Task task;
    private final Implications implications;
    private final List<KnownEvent> events;
    private final Timeline timeline;

    private RefinedTimeline(Task task, Implications implications) {
        this.task = task;
        this.implications = implications;
        this.events = KnownEvent.of(task);
        this.timeline = Timeline.of(task);
    }

    static Timeline of(Task task, Implications implications) {
        var refined = new RefinedTimeline(task, implications);
        // What is learnt about one window can tell more about another one.
        while (refined.learn()) {}
        return refined.timeline;
    }

    private boolean learn() {
        boolean learnt = false;
        for (int window = 0; window < task.windows().size(); window++) {
            for (CountConstraint constraint : task.windows().get(window).constraints()) {
                if (constraint.max() <= 0) {
                    learnt |= keepOut(constraint.predicate(), window);
                }
            }
        }
        return learnt;
    }

    private boolean keepOut(int predicate, int window) {
        boolean learnt = false;
        for (KnownEvent event : events) {
            if (implications.implies(event.predicate(), predicate)) {
                learnt |= keepOut(event, window);
            }
        }
        return learnt;
    }

    private boolean keepOut(KnownEvent event, int window) {
        Window declared = task.windows().get(window);
        int moment = event.moment();
        int start = Timeline.moment(window, WindowSide.START);
        int end = Timeline.moment(window, WindowSide.END);
        boolean learnt = false;
        if (timeline.isPastStart(window, moment)) {
            learnt =
                    declared.endInclusive()
                            ? timeline.learnBefore(end, moment)
                            : timeline.learnNotAfter(end, moment);
        }
        if (timeline.isBeforeEnd(window, moment)) {
            learnt |=
                    declared.startInclusive()
                            ? timeline.learnBefore(moment, start)
                            : timeline.learnNotAfter(moment, start);
        }
        return learnt;
    }
}
