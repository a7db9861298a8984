package dev.headwater.engine.window;

import dev.headwater.engine.event.PostingList;
import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.Endpoint;
import java.util.List;

/// Counts a predicate in windows bound by an event as es-aces does where the predicate has no count
/// at some events (quirk Q19 in task-configs/SEMANTICS.md): 0 if the event that the window is
/// measured from is one of them, and else up to the first bound that is none of them.
final class UnknownCounts {
    private static final long NONE = Long.MIN_VALUE;

    private final List<WindowStep> steps;

    UnknownCounts(List<WindowStep> steps) {
        this.steps = steps;
    }

    /// Writes the count of each trigger still alive to `counts`, by position.
    void count(int step, int predicate, Realizations block, SubjectEvents events, long[] counts) {
        PostingList matches = events.postings(predicate);
        PostingList unknown = events.unknown(predicate);
        WindowStep window = steps.get(step);
        long[] anchors = anchors(step, block);
        for (int i = 0; i < block.aliveCount; i++) {
            int trigger = block.alive[i];
            long earlier = block.earlier[step][trigger];
            long later = block.later[step][trigger];
            counts[trigger] = 0;
            if (holds(unknown, anchors[trigger])) {
                continue;
            }
            long far = window.reachesBack() ? earlier : later;
            long bound = knownBound(window, far, unknown, events);
            if (bound == NONE) {
                continue;
            }
            long from = window.reachesBack() ? bound : earlier;
            long to = window.reachesBack() ? later : bound;
            int low = matches.seek(0, window.startInclusive() ? from : WindowBounds.after(from));
            int high = matches.seek(0, window.endInclusive() ? WindowBounds.after(to) : to);
            counts[trigger] = matches.sum(low, high);
        }
    }

    /// The first bound from `far` on at which the predicate has a count, or [#NONE].
    private static long knownBound(
            WindowStep window, long far, PostingList unknown, SubjectEvents events) {
        if (!holds(unknown, far)) {
            return far;
        }
        if (!(window.step() instanceof Endpoint.Step.ToEvent(int predicate, var direction))) {
            return NONE;
        }
        PostingList bounds = events.postings(predicate);
        int entry = bounds.seek(0, far);
        while (entry >= 0 && entry < bounds.size()) {
            if (!holds(unknown, bounds.time(entry))) {
                return bounds.time(entry);
            }
            entry =
                    direction == Endpoint.Direction.NEXT
                            ? bounds.nextPositive(entry + 1)
                            : bounds.previousPositive(entry - 1);
        }
        return NONE;
    }

    /// The times of the events that the windows of a step are measured from.
    private long[] anchors(int step, Realizations block) {
        int parent = steps.get(step).parent();
        while (parent != WindowStep.TRIGGER && !steps.get(parent).isBoundByEvent()) {
            parent = steps.get(parent).parent();
        }
        if (parent == WindowStep.TRIGGER) {
            return block.triggers;
        }
        return steps.get(parent).reachesBack() ? block.earlier[parent] : block.later[parent];
    }

    private static boolean holds(PostingList events, long time) {
        int entry = events.seek(0, time);
        return entry < events.size() && events.time(entry) == time;
    }
}
