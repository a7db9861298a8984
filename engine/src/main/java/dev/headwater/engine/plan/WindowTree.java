package dev.headwater.engine.plan;

import dev.headwater.engine.task.Endpoint;
import dev.headwater.engine.task.Endpoint.Reference;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The endpoints of all windows as a tree below the trigger, each under what it is measured from.
///
/// The order of children decides the order of the output columns, so it is that of the reference
/// system: windows are hung up in declaration order, then each endpoint that is the same instant as
/// its parent is taken out, which moves its children to the end.
final class WindowTree {
    private final Node trigger = new Node(-1, WindowSide.START);
    private final List<Node> starts = new ArrayList<>();
    private final List<Node> ends = new ArrayList<>();

    /// @param task a task whose windows do not refer to each other in a circle
    WindowTree(Task task) {
        for (int window = 0; window < task.windows().size(); window++) {
            starts.add(new Node(window, WindowSide.START));
            ends.add(new Node(window, WindowSide.END));
            WindowSide root = task.windows().get(window).root();
            node(window, root.other()).hangUnder(node(window, root));
        }
        for (int window = 0; window < task.windows().size(); window++) {
            Window declared = task.windows().get(window);
            node(window, declared.root())
                    .hangUnder(referenced(window, declared.rootEndpoint().reference()));
        }
        for (int window = 0; window < task.windows().size(); window++) {
            for (WindowSide side : WindowSide.values()) {
                if (isSameInstantAsParent(task, window, side)) {
                    node(window, side).takeOut();
                }
            }
        }
    }

    List<Node> roots() {
        return trigger.children;
    }

    private Node node(int window, WindowSide side) {
        return (side == WindowSide.START ? starts : ends).get(window);
    }

    private Node referenced(int window, Reference reference) {
        return switch (reference) {
            case Reference.Trigger() -> trigger;
            case Reference.WindowEndpoint(int other, WindowSide side) -> node(other, side);
            case Reference.OtherEndpoint() ->
                    throw new IllegalArgumentException("window " + window + " has no root");
        };
    }

    private static boolean isSameInstantAsParent(Task task, int window, WindowSide side) {
        Window declared = task.windows().get(window);
        boolean carriesWindow = side != declared.root() && task.semantics() == Semantics.STANDARD;
        return declared.endpoint(side).step() instanceof Endpoint.Step.None && !carriesWindow;
    }

    /// The endpoint `side` of window `window`.
    static final class Node {
        private final int window;
        private final WindowSide side;
        private final List<Node> children = new ArrayList<>();
        private @Nullable Node parent;

        private Node(int window, WindowSide side) {
            this.window = window;
            this.side = side;
        }

        int window() {
            return window;
        }

        WindowSide side() {
            return side;
        }

        List<Node> children() {
            return children;
        }

        private void hangUnder(Node newParent) {
            if (parent != null) {
                parent.children.remove(this);
            }
            parent = newParent;
            newParent.children.add(this);
        }

        private void takeOut() {
            Node above = parent;
            if (above == null) {
                throw new IllegalStateException("endpoint of window " + window + " hangs nowhere");
            }
            for (Node child : List.copyOf(children)) {
                child.hangUnder(above);
            }
            above.children.remove(this);
        }
    }
}
