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

    /// The launcher gives half of it to the Java heap.
    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description =
                    "What column buffers and the Java heap may take together, such as 512m; the JVM"
                            + " itself takes some 100m more."
                            + " Default: a quarter of the machine's memory, at most 2g.")
    long memoryBytes = Math.min(MOST_DEFAULT_MEMORY, 2 * Runtime.getRuntime().maxMemory());

    @Option(names = "--quiet", description = "Print warnings and errors only.")
    boolean quiet;
}
