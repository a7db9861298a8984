package dev.headwater.engine.plan;

import org.jspecify.annotations.Nullable;

/// The triggers that are left at some point of a plan. `labels` is null where the label is not
/// known yet, which is before its window is found, and for tasks without label.
public record Remaining(Tally all, @Nullable ByLabel labels) {
    /// Triggers whose label is 0, and others. A subject with both kinds counts in both.
    public record ByLabel(Tally negative, Tally positive) {
        ByLabel plus(ByLabel other) {
            return new ByLabel(negative.plus(other.negative), positive.plus(other.positive));
        }
    }

    /// The sum of both, which are of the same point.
    public Remaining plus(Remaining other) {
        return new Remaining(
                all.plus(other.all),
                labels == null || other.labels == null ? null : labels.plus(other.labels));
    }
}
