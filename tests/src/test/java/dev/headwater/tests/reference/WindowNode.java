package dev.headwater.tests.reference;

import dev.headwater.engine.task.Semantics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A node of the window tree: an endpoint that lies at another instant than its parent. The root
/// stands for the trigger; its step means nothing.
final class WindowNode {
    private static final ReferenceWindow.Step SAME = new ReferenceWindow.Step.Same();

    final String name;
    final Step step;
    final List<WindowNode> children = new ArrayList<>();
    private @Nullable WindowNode parent;

    private WindowNode(String name, Step step) {
        this.name = name;
        this.step = step;
    }

    /// The way from the parent, the flags and the constraints of the window spanned.
    record Step(
            ReferenceWindow.Step way,
            boolean startInclusive,
            boolean endInclusive,
            List<ReferenceWindow.Has> has) {}

    /// The tree below the trigger. Three passes: endpoints of each window, roots under what they
    /// refer to, endpoints without a step of their own spliced out.
    ///
    /// In `standard` a window without length keeps its far endpoint.
    static WindowNode tree(List<ReferenceWindow> windows, Semantics semantics) {
        WindowNode trigger = new WindowNode("trigger", new Step(SAME, true, true, List.of()));
        Map<String, WindowNode> nodes = new LinkedHashMap<>();
        nodes.put(trigger.name, trigger);
        for (ReferenceWindow window : windows) {
            Step root = new Step(window.rootStep(), false, false, List.of());
            Step far =
                    new Step(
                            window.farStep(),
                            window.startInclusive(),
                            window.endInclusive(),
                            window.has());
            String start = window.startName();
            String end = window.endName();
            nodes.put(start, new WindowNode(start, window.rootIsStart() ? root : far));
            nodes.put(end, new WindowNode(end, window.rootIsStart() ? far : root));
            node(nodes, window.farName()).moveBelow(node(nodes, window.rootName()));
        }
        for (ReferenceWindow window : windows) {
            node(nodes, window.rootName()).moveBelow(node(nodes, window.reference()));
        }
        List<WindowNode> spliced = new ArrayList<>();
        for (ReferenceWindow window : windows) {
            for (String name : List.of(window.startName(), window.endName())) {
                boolean keepsLength =
                        semantics == Semantics.STANDARD && name.equals(window.farName());
                WindowNode node = node(nodes, name);
                if (node.step.way().equals(SAME) && !keepsLength) {
                    List.copyOf(node.children)
                            .forEach(child -> child.moveBelow(Objects.requireNonNull(node.parent)));
                    spliced.add(node);
                }
            }
        }
        spliced.forEach(node -> Objects.requireNonNull(node.parent).children.remove(node));
        return trigger;
    }

    /// This node's descendants, each before its own, siblings in order.
    List<WindowNode> preorder() {
        List<WindowNode> nodes = new ArrayList<>();
        for (WindowNode child : children) {
            nodes.add(child);
            nodes.addAll(child.preorder());
        }
        return nodes;
    }

    private void moveBelow(WindowNode newParent) {
        if (parent != null) {
            parent.children.remove(this);
        }
        parent = newParent;
        newParent.children.add(this);
    }

    private static WindowNode node(Map<String, WindowNode> nodes, String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }
}
