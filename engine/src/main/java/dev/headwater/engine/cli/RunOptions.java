package dev.headwater.engine.cli;

import dev.headwater.engine.MemoryBudget;
import java.io.PrintWriter;

/// What a run may use, and how much it says.
final class RunOptions {
    private static final long MOST_DEFAULT_MEMORY = 2L << 30;

    int threads = Runtime.getRuntime().availableProcessors();
    long memoryBytes =
            Math.min(
                    MOST_DEFAULT_MEMORY,
                    MemoryBudget.ofHeap(Runtime.getRuntime().maxMemory()).bytes());
    private boolean quiet;
    private LogFormat logFormat = LogFormat.TEXT;

    void declare(Arguments arguments) {
        arguments.option(
                "--threads",
                "N",
                Integer.class,
                value -> threads = value,
                "Shards to run at once. Default: all processors.");
        arguments.option(
                "--memory",
                "SIZE",
                new ByteSize(),
                value -> memoryBytes = value,
                "What the whole process may take of the machine's memory, 128m or more. Fewer"
                        + " shards run at once if it is small. Default: a quarter of the memory of the"
                        + " machine or container, at most 2g.");
        arguments.flag("--quiet", () -> quiet = true, "Print warnings and errors only.");
        arguments.option(
                "--log-format",
                "FORMAT",
                Choice.of(LogFormat.values()),
                value -> logFormat = value,
                "Messages as text, or as json: one object a line, for the start, every shard,"
                        + " warnings and the end. Default: text.");
    }

    enum LogFormat {
        TEXT,
        JSON
    }

    /// What takes the messages of a run.
    RunLog log(PrintWriter err, MessageOptions messages) {
        return switch (logFormat) {
            case TEXT -> new TextLog(err, messages.useColor(), quiet);
            case JSON -> new JsonLog(err, quiet);
        };
    }
}
