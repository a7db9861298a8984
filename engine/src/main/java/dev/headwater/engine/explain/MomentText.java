package dev.headwater.engine.explain;

import dev.headwater.engine.explain.Moment.Anchor;
import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import java.util.Locale;
import java.util.stream.Collectors;

/// Moments and windows in words: `trigger + 48h`, `(trigger, trigger + 48h]`.
///
/// `[` and `]` say that an event at that end counts, `(` and `)` that it does not. What lies at an
/// event is named after the window that looks for it.
final class MomentText {
    private final Task task;
    private final WindowTimes times;

    MomentText(Task task) {
        this.task = task;
        this.times = new WindowTimes(task);
    }

    /// The window as an interval.
    String interval(int window) {
        Window declared = task.windows().get(window);
        return (declared.startInclusive() ? "[" : "(")
                + bound(window, WindowSide.START)
                + ", "
                + bound(window, WindowSide.END)
                + (declared.endInclusive() ? "]" : ")");
    }

    /// A moment on its own.
    String of(Moment moment) {
        return anchor(moment.anchor()) + way(moment);
    }

    /// One bound of the window, as it stands in its interval.
    String bound(int window, WindowSide side) {
        Moment moment = times.of(window, side);
        Moment other = times.of(window, side.other());
        if (!(moment.anchor() instanceof Anchor.Event event)) {
            return of(moment);
        }
        if (moment.isAnchor() && event.from().equals(other)) {
            return toward(event);
        }
        boolean isMeasuredFromOther =
                task.windows().get(window).root() != side && other.anchor().equals(event);
        if (isMeasuredFromOther) {
            String otherSide = side.other().name().toLowerCase(Locale.ROOT);
            Step step = task.windows().get(window).endpoint(side).step();
            return step instanceof Step.Offset offset
                    ? otherSide + DurationText.offset(offset)
                    : otherSide;
        }
        return of(moment);
    }

    /// The way from the anchor, such as ` + 24h + 1mo`; nothing at it.
    static String way(Moment moment) {
        return moment.way().stream().map(DurationText::offset).collect(Collectors.joining());
    }

    private String anchor(Anchor anchor) {
        return switch (anchor) {
            case Anchor.Trigger _ -> "trigger";
            case Anchor.RecordStart _ -> "record start";
            case Anchor.RecordEnd _ -> "record end";
            case Anchor.Event event -> endpointAt(event);
        };
    }

    /// The far endpoint that looks for the event; else what it is looked for from.
    private String endpointAt(Anchor.Event event) {
        for (int window = 0; window < task.windows().size(); window++) {
            Window declared = task.windows().get(window);
            WindowSide far = declared.root().other();
            boolean looksForEvent = declared.farEndpoint().step() instanceof Step.ToEvent;
            if (looksForEvent && times.of(window, far).anchor().equals(event)) {
                return declared.name() + "." + far.name().toLowerCase(Locale.ROOT);
            }
        }
        boolean isNext = event.direction() == Direction.NEXT;
        return toward(event) + (isNext ? " after " : " before ") + of(event.from());
    }

    /// Such as `next death`.
    String toward(Anchor.Event event) {
        String direction = event.direction() == Direction.NEXT ? "next " : "previous ";
        return direction + task.predicates().get(event.predicate()).name();
    }
}
