package dev.headwater.engine.task;

/// An endpoint of a window in time.
public enum WindowSide {
    START,
    END;

    public WindowSide other() {
        return this == START ? END : START;
    }
}
