package dev.headwater.engine.plan;

import dev.headwater.engine.plan.ExtractionPlan.IndexSource;
import dev.headwater.engine.plan.ExtractionPlan.LabelSource;
import dev.headwater.engine.task.Endpoint;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Task.IndexTimestamp;
import dev.headwater.engine.task.Task.LabelDefinition;
import dev.headwater.engine.task.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Task -> plan: lays the windows out as steps, parents first, in the order of the output columns.
public final class Planner {
    private final Task task;
    private final List<WindowStep> steps = new ArrayList<>();
    private final Map<Integer, Integer> stepOfWindow = new HashMap<>();

    private Planner(Task task) {
        this.task = task;
    }

    /// A label or index timestamp on a window without a step of its own is rejected by analysis.
    public static ExtractionPlan plan(Task task) {
        Planner planner = new Planner(task);
        for (WindowTree.Node node : new WindowTree(task).roots()) {
            planner.append(node, WindowStep.TRIGGER);
        }
        return new ExtractionPlan(task, planner.steps, planner.label(), planner.index());
    }

    private void append(WindowTree.Node node, int parent) {
        int position = steps.size();
        steps.add(step(node, parent));
        for (WindowTree.Node child : node.children()) {
            append(child, position);
        }
    }

    private WindowStep step(WindowTree.Node node, int parent) {
        Window window = task.windows().get(node.window());
        String name = window.name() + "." + node.side().name().toLowerCase(Locale.ROOT);
        Endpoint.Step step = window.endpoint(node.side()).step();
        int children = node.children().size();
        if (node.side() == window.root()) {
            // Only leads to the window: what lies on the way is neither limited nor part of it.
            return new WindowStep(name, parent, step, false, false, List.of(), children);
        }
        stepOfWindow.put(node.window(), steps.size());
        Endpoint.Step visible =
                step instanceof Endpoint.Step.None ? new Endpoint.Step.Offset(0, 0) : step;
        return new WindowStep(
                name,
                parent,
                visible,
                window.startInclusive(),
                window.endInclusive(),
                window.constraints(),
                children);
    }

    private @Nullable LabelSource label() {
        LabelDefinition label = task.label();
        return label == null ? null : new LabelSource(stepOf(label.window()), label.predicate());
    }

    private @Nullable IndexSource index() {
        IndexTimestamp index = task.indexTimestamp();
        return index == null ? null : new IndexSource(stepOf(index.window()), index.side());
    }

    private int stepOf(int window) {
        Integer step = stepOfWindow.get(window);
        if (step == null) {
            throw new IllegalArgumentException(
                    "window " + task.windows().get(window).name() + " has no step");
        }
        return step;
    }
}
