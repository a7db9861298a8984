package dev.headwater.engine.cli;

import picocli.CommandLine.Option;

/// What a run may use, and how much it says.
final class RunOptions {
    private static final long MOST_DEFAULT_MEMORY = 2L << 30;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Shards to run at once. Default: all processors.")
    int threads = Runtime.getRuntime().availableProcessors();

    /// The JVM's own default for its heap is a quarter of the memory, too.
    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description =
                    "Limit for column buffers, such as 512m."
                            + " Default: a quarter of the machine's memory, at most 2g.")
    long memoryBytes = Math.min(MOST_DEFAULT_MEMORY, Runtime.getRuntime().maxMemory());

    @Option(names = "--quiet", description = "Print warnings and errors only.")
    boolean quiet;
}
