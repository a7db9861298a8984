package dev.headwater.engine.attrition;

import dev.headwater.engine.plan.Alone;
import dev.headwater.engine.plan.Remaining;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.Tally;
import org.jspecify.annotations.Nullable;

/// One stage of a [Funnel]: the triggers before and after it.
///
/// `endpoint` is what is found or limited, such as `input.end`; null for static predicates. `text`
/// says in words what is asked for. `alone` is what the stage would do by itself, null if that was
/// not counted.
public record AttritionStep(
        Stage stage,
        @Nullable String endpoint,
        String text,
        Remaining before,
        Remaining after,
        @Nullable Alone alone) {

    /// What was lost here: triggers, and subjects that had no other trigger left.
    public Tally removed() {
        return before.all().minus(after.all());
    }
}
