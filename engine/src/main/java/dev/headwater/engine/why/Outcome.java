package dev.headwater.engine.why;

import dev.headwater.engine.plan.Stage;
import org.jspecify.annotations.Nullable;

/// What became of a trigger.
public sealed interface Outcome {
    /// It is a row of the cohort. `predictionTime`, in microseconds, is null if the task has no
    /// index, `label`, the count of the label predicate, if it has no label.
    record InCohort(@Nullable Long predictionTime, @Nullable Long label) implements Outcome {}

    /// It was lost at `stage`, the first that it did not pass.
    record Lost(Stage stage) implements Outcome {}
}
