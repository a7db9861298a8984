package dev.headwater.engine.task;

import java.io.Serializable;
import java.util.List;

/// A resolved window. Exactly one endpoint, `root`, refers to something outside the window; the
/// other one refers to it.
///
/// `startInclusive` and `endInclusive` are in chronological order: whether events exactly at the
/// earlier and the later time are counted.
public record Window(
        String name,
        WindowSide root,
        Endpoint start,
        Endpoint end,
        boolean startInclusive,
        boolean endInclusive,
        List<CountConstraint> constraints)
        implements Serializable {

    public Window {
        constraints = List.copyOf(constraints);
    }

    public Endpoint endpoint(WindowSide side) {
        return side == WindowSide.START ? start : end;
    }

    /// The endpoint that is measured from something outside the window.
    public Endpoint rootEndpoint() {
        return endpoint(root);
    }

    /// The endpoint that is measured from the root.
    public Endpoint farEndpoint() {
        return endpoint(root.other());
    }
}
