package dev.headwater.engine.task;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which rules decide where the reference system and its documentation differ
/// (task-configs/SEMANTICS.md).
public enum Semantics {
    /// What the documentation of ACES promises.
    STANDARD("standard"),
    /// What ACES 0.7.3 does.
    ACES_0_7_3("aces-0.7.3");

    private final String id;

    Semantics(String id) {
        this.id = id;
    }

    /// The mode with this id, or null.
    public static @Nullable Semantics named(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id.equals(id)).findFirst().orElse(null);
    }

    /// As written in a task file or on the command line.
    public String id() {
        return id;
    }
}
