package dev.headwater.engine.explain;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Step;

/// Steps of a plan in words.
final class StepText {
    private StepText() {}

    /// How the step's time is found, such as `input.end -> death`.
    static String of(WindowStep step, ExtractionPlan plan) {
        return from(step, plan)
                + switch (step.step()) {
                    case Step.None _ -> "";
                    case Step.Offset offset -> DurationText.offset(offset);
                    case Step.ToEvent(int predicate, Direction direction) ->
                            (direction == Direction.NEXT ? " -> " : " <- ")
                                    + plan.task().predicates().get(predicate).name();
                    case Step.ToRecordEdge(Direction direction) ->
                            direction == Direction.NEXT ? " -> record end" : " <- record start";
                };
    }

    /// The way alone, such as `next death` or `+ 24h`.
    static String way(WindowStep step, ExtractionPlan plan) {
        return switch (step.step()) {
            case Step.None _ -> "same time";
            case Step.Offset offset -> DurationText.offset(offset).strip();
            case Step.ToEvent(int predicate, Direction direction) ->
                    (direction == Direction.NEXT ? "next " : "previous ")
                            + plan.task().predicates().get(predicate).name();
            case Step.ToRecordEdge(Direction direction) ->
                    direction == Direction.NEXT ? "to record end" : "to record start";
        };
    }

    static String from(WindowStep step, ExtractionPlan plan) {
        return step.parent() == WindowStep.TRIGGER
                ? "trigger"
                : plan.steps().get(step.parent()).name();
    }
}
