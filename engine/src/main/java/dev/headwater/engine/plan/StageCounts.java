package dev.headwater.engine.plan;

import org.jspecify.annotations.Nullable;

/// What is left after one [Stage], and what the stage does by itself; `alone` is null if that was
/// not asked for.
public record StageCounts(Remaining left, @Nullable Alone alone) {
    /// The counts of both, which are of the same stage.
    StageCounts plus(StageCounts other) {
        return new StageCounts(
                left.plus(other.left),
                alone == null || other.alone == null ? null : alone.plus(other.alone));
    }
}
