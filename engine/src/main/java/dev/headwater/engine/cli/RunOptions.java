package dev.headwater.engine.cli;

import dev.headwater.engine.MemoryBudget;
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
    boolean quiet;
}
