package dev.headwater.engine.why;

import java.util.List;

/// What became of one trigger, at `time` in microseconds: its windows in the order of evaluation,
/// those behind the stage that it was lost at too, and the outcome. No windows for a subject that a
/// static predicate excludes.
public record TriggerFate(long time, List<WindowFate> windows, Outcome outcome) {
    public TriggerFate {
        windows = List.copyOf(windows);
    }
}
