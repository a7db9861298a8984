package dev.headwater.engine.cli;

/// What the process tells its caller. An interrupted run ends with 130, which the JVM sees to.
public final class ExitCode {
    public static final int DONE = 0;
    static final int TASK_HAS_ERRORS = 1;
    public static final int WRONG_USAGE = 2;
    static final int DATA_IS_BROKEN = 3;

    /// What was repeated came out differently.
    static final int DIFFERS = 4;

    /// Without the goodbye that its protocol demands.
    static final int EDITOR_WENT_AWAY = 1;

    public static final int INTERNAL_ERROR = 70;

    /// As of a program that is ended by SIGPIPE, and as quiet.
    static final int READER_HAS_GONE = 141;

    private ExitCode() {}
}
