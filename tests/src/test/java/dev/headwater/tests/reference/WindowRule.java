package dev.headwater.tests.reference;

import dev.headwater.engine.task.Semantics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where a window lies and what it counts, for one subject's `events` (by time).
record WindowRule(Semantics semantics, List<String> countedNames) {

    /// The window from the instant `from`, or null when it has no bound.
    @Nullable Summary window(List<Event> events, WindowNode.Step step, long from) {
        return switch (step.way()) {
            case ReferenceWindow.Step.Same same -> between(events, from, from, step);
            case ReferenceWindow.Step.Shift shift when shift.isBackward() ->
                    backwards(between(events, shift.from(from), from, step));
            case ReferenceWindow.Step.Shift shift -> between(events, from, shift.from(from), step);
            case ReferenceWindow.Step.ToEvent(String predicate, boolean next) ->
                    toBound(events, event -> event.count(predicate) > 0, next, from, step);
            case ReferenceWindow.Step.ToRecordEdge(boolean next, boolean spelled) -> {
                Event edge = next ? events.getLast() : events.getFirst();
                yield toBound(events, event -> event.time() == edge.time(), next, from, step);
            }
        };
    }

    private @Nullable Summary toBound(
            List<Event> events,
            Predicate<Event> bounds,
            boolean next,
            long from,
            WindowNode.Step step) {
        boolean mayBeAtFrom = mayBeItsOwnBound(step, next);
        Long bound = null;
        for (Event event : next ? events : events.reversed()) {
            boolean beyond = next ? event.time() > from : event.time() < from;
            if (bound == null
                    && bounds.test(event)
                    && (beyond || (event.time() == from && mayBeAtFrom))) {
                bound = event.time();
            }
        }
        if (bound == null) {
            return null;
        }
        return next ? between(events, from, bound, step) : between(events, bound, from, step);
    }

    /// `aces-0.7.3`: the flag on the bound's side decides. `standard`: both flags, but the record's
    /// edge always counts as a bound.
    private boolean mayBeItsOwnBound(WindowNode.Step step, boolean next) {
        return switch (semantics) {
            case ACES_0_7_3 -> next ? step.endInclusive() : step.startInclusive();
            case STANDARD ->
                    step.way() instanceof ReferenceWindow.Step.ToRecordEdge
                            || (step.startInclusive() && step.endInclusive());
        };
    }

    /// `aces-0.7.3` gives the times of a window with a negative length in the wrong order.
    private Summary backwards(Summary summary) {
        return switch (semantics) {
            case ACES_0_7_3 -> new Summary(summary.end(), summary.start(), summary.counts());
            case STANDARD -> summary;
        };
    }

    private Summary between(List<Event> events, long earlier, long later, WindowNode.Step step) {
        Map<String, Long> counts = new LinkedHashMap<>();
        countedNames.forEach(name -> counts.put(name, 0L));
        for (Event event : events) {
            long time = event.time();
            boolean fromStart = time > earlier || (time == earlier && step.startInclusive());
            boolean toEnd = time < later || (time == later && step.endInclusive());
            if (fromStart && toEnd) {
                countedNames.forEach(name -> counts.merge(name, event.count(name), Long::sum));
            }
        }
        return new Summary(earlier, later, counts);
    }
}
