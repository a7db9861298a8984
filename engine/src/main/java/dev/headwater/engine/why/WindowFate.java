package dev.headwater.engine.why;

import dev.headwater.engine.explain.TimeText;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.window.TriggerTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of the plan at one trigger.
///
/// `name` is the window's, or null where the step only leads to one. `found` is null if the window
/// does not exist. Of the `eventCount` events with a predicate that the window is bound, limited or
/// labelled by, `events` are the first.
public record WindowFate(
        WindowStep step,
        @Nullable String name,
        TriggerTrace.@Nullable Window found,
        List<EventLine> events,
        int eventCount) {
    public WindowFate {
        events = List.copyOf(events);
    }

    /// In the notation of `headwater explain`.
    public String interval() {
        if (found == null) {
            throw new IllegalStateException("there is no window");
        }
        return (step.startInclusive() ? "[" : "(")
                + TimeText.of(found.earlier())
                + ", "
                + TimeText.of(found.later())
                + (step.endInclusive() ? "]" : ")");
    }
}
