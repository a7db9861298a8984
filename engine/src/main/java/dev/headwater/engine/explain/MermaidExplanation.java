package dev.headwater.engine.explain;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Explanation -> a Mermaid flow chart: the trigger, the steps that hang on it, and the way to each
/// on its arrow. The step with the label and that with the index stand out.
public final class MermaidExplanation {
    private final Explanation explanation;
    private final ExtractionPlan plan;
    private final Task task;
    private final StringBuilder text = new StringBuilder();

    private MermaidExplanation(Explanation explanation) {
        this.explanation = explanation;
        this.plan = explanation.plan();
        this.task = plan.task();
    }

    /// Lines that end in `\n`.
    public static String of(Explanation explanation) {
        return new MermaidExplanation(explanation).print();
    }

    private String print() {
        text.append("---\ntitle: \"").append(escaped(explanation.title())).append("\"\n---\n");
        text.append("flowchart LR\n");
        List<String> lines = new ArrayList<>();
        lines.add("trigger: " + explanation.name(task.trigger()));
        addFigures(lines, -1);
        node("trigger", "([", lines, "])", "");
        for (int step = 0; step < plan.steps().size(); step++) {
            printStep(step);
        }
        text.append("  classDef label stroke-width:3px\n");
        text.append("  classDef index stroke-dasharray:6 3\n");
        return text.toString();
    }

    private void printStep(int position) {
        WindowStep step = plan.steps().get(position);
        List<String> lines = new ArrayList<>();
        lines.add(step.name());
        for (CountConstraint constraint : step.constraints()) {
            lines.add(ConstraintText.of(constraint, task));
        }
        boolean isLabelled = plan.label() != null && plan.label().step() == position;
        boolean isIndexed = plan.index() != null && plan.index().step() == position;
        if (plan.label() != null && isLabelled) {
            lines.add("label: " + explanation.name(plan.label().predicate()));
        }
        if (plan.index() != null && isIndexed) {
            lines.add("index: " + plan.index().side().name().toLowerCase(Locale.ROOT));
        }
        addFigures(lines, position);
        String style = isLabelled ? ":::label" : isIndexed ? ":::index" : "";
        node("step" + position, "[", lines, "]", style);
        String parent = step.parent() == WindowStep.TRIGGER ? "trigger" : "step" + step.parent();
        text.append("  ").append(parent).append(" -->|\"");
        text.append(escaped(StepText.way(step, plan)));
        text.append("\"| step").append(position).append('\n');
    }

    /// How many triggers are left when the step is done; -1 for those of the subjects that the
    /// static predicates admit.
    private void addFigures(List<String> lines, int step) {
        if (explanation.actual() != null) {
            lines.add(number(left(explanation.actual(), step)) + " left");
        } else if (explanation.estimated() != null) {
            lines.add("~" + number(left(explanation.estimated(), step)) + " left");
        }
    }

    private long left(TriggerFigures figures, int step) {
        long left = figures.triggers();
        List<Stage> stages = Stage.of(plan);
        for (int i = 0; i < stages.size() && isDoneAt(stages.get(i), step); i++) {
            left = figures.left().get(i);
        }
        return left;
    }

    private static boolean isDoneAt(Stage stage, int step) {
        return switch (stage) {
            case Stage.Static _ -> true;
            case Stage.Placing(int placed) -> placed <= step;
            case Stage.Constraint(int limited, _) -> limited <= step;
        };
    }

    private void node(String id, String open, List<String> lines, String close, String style) {
        List<String> escaped = lines.stream().map(MermaidExplanation::escaped).toList();
        text.append("  ").append(id).append(open).append('"');
        text.append(String.join("<br/>", escaped));
        text.append('"').append(close).append(style).append('\n');
    }

    /// Whatever could be syntax becomes a character reference.
    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        words.codePoints()
                .forEach(character -> {
                    if (Character.isLetterOrDigit(character)
                            || " _.:,+-~".indexOf(character) >= 0) {
                        escaped.appendCodePoint(character);
                    } else {
                        escaped.append('#').append(character).append(';');
                    }
                });
        return escaped.toString();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
