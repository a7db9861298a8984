package dev.headwater.engine.cli;

import dev.headwater.engine.MemoryBudget;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/// What a run may use, and how much it says.
final class RunOptions {
    private static final long MOST_DEFAULT_MEMORY = 2L << 30;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Shards to run at once. Default: all processors.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description =
                    "What the whole process may take of the machine's memory, 128m or more. Fewer"
                            + " shards run at once if it is small. Default: a quarter of the memory of"
                            + " the machine or container, at most 2g.")
    long memoryBytes =
            Math.min(
                    MOST_DEFAULT_MEMORY,
                    MemoryBudget.ofHeap(Runtime.getRuntime().maxMemory()).bytes());

    @Option(names = "--quiet", description = "Print warnings and errors only.")
    private boolean quiet;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            converter = Choice.OfLogFormat.class,
            completionCandidates = Choice.OfLogFormat.class,
            description =
                    "Messages as text, or as json: one object a line, for the start, every shard,"
                            + " warnings and the end. Default: text.")
    private LogFormat logFormat = LogFormat.TEXT;

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
