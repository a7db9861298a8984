package dev.headwater.engine.plan;

import dev.headwater.engine.task.Task;

/// Task -> plan.
public final class Planner {
    private Planner() {}

    public static ExtractionPlan plan(Task task) {
        throw new UnsupportedOperationException(task.toString());
    }
}
