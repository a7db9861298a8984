package dev.headwater.engine.explain;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.WindowStep;
import org.jspecify.annotations.Nullable;

/// Stages of a plan in words.
public final class StageText {
    private StageText() {}

    /// What the stage asks for: how a time is found, such as `input.end -> death`, or a constraint
    /// or static predicate, such as `no death`, `male`.
    public static String of(Stage stage, ExtractionPlan plan) {
        return switch (stage) {
            case Stage.Static(int predicate) -> plan.task().predicates().get(predicate).name();
            case Stage.Placing(int step) -> StepText.of(plan.steps().get(step), plan);
            case Stage.Constraint(int step, int position) ->
                    ConstraintText.of(
                            plan.steps().get(step).constraints().get(position), plan.task());
        };
    }

    /// `static`, `window` or `constraint`.
    public static String kind(Stage stage) {
        return switch (stage) {
            case Stage.Static _ -> "static";
            case Stage.Placing _ -> "window";
            case Stage.Constraint _ -> "constraint";
        };
    }

    /// What is found or limited, such as `input.end`; null for static predicates.
    public static @Nullable String endpoint(Stage stage, ExtractionPlan plan) {
        return switch (stage) {
            case Stage.Static _ -> null;
            case Stage.Placing(int step) -> plan.steps().get(step).name();
            case Stage.Constraint(int step, _) -> plan.steps().get(step).name();
        };
    }

    /// The stage as a line below the line of the trigger, indented like the tree of the windows.
    public static String line(Stage stage, ExtractionPlan plan) {
        String text = of(stage, plan);
        return switch (stage) {
            case Stage.Static _ -> "  " + text + " (static)";
            case Stage.Placing(int step) ->
                    indentation(step, plan) + plan.steps().get(step).name() + " = " + text;
            case Stage.Constraint(int step, _) -> indentation(step, plan) + "  " + text;
        };
    }

    private static String indentation(int step, ExtractionPlan plan) {
        int depth = 1;
        int parent = plan.steps().get(step).parent();
        while (parent != WindowStep.TRIGGER) {
            depth++;
            parent = plan.steps().get(parent).parent();
        }
        return "  ".repeat(depth);
    }
}
