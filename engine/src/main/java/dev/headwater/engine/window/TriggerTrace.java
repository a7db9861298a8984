package dev.headwater.engine.window;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the windows of a plan are at one trigger, whatever the constraints say. By step of the
/// plan; null = the window does not exist.
public record TriggerTrace(long time, List<@Nullable Window> windows) {
    public TriggerTrace {
        windows = Collections.unmodifiableList(new ArrayList<>(windows));
    }

    /// A window in time, in microseconds, and the count of each constraint of its step; `label` is
    /// the count of the label predicate, null if the label is another window's.
    public record Window(long earlier, long later, List<Long> counts, @Nullable Long label) {
        public Window {
            counts = List.copyOf(counts);
        }
    }
}
