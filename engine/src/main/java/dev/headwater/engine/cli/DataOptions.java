package dev.headwater.engine.cli;

import dev.headwater.engine.task.InputFormat;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which data a task is run over.
final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "PATH",
            description =
                    "A MEDS root, a folder of shards, or one file (Parquet; CSV too for direct).")
    @Nullable Path path;

    @Option(
            names = {"--format", "--data-format"},
            paramLabel = "FORMAT",
            defaultValue = "meds",
            converter = Choice.OfInputFormat.class,
            completionCandidates = Choice.OfInputFormat.class,
            description =
                    "meds: rows of codes and values. direct: one column of counts for each predicate."
                            + " Default: meds.")
    InputFormat format = InputFormat.MEDS;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            split = ",",
            description = "Only the shards in these folders, such as train,tuning.")
    List<String> splits = List.of();

    @Option(
            names = "--shards",
            paramLabel = "I/N",
            converter = ShardRange.Converter.class,
            description = "Every N-th shard from the I-th on, for job arrays.")
    ShardRange shards = ShardRange.ALL;

    @Option(
            names = "--timestamp-format",
            paramLabel = "FORMAT",
            description = "How direct data writes timestamps. Default: %%m/%%d/%%Y %%H:%%M")
    @Nullable String timestampFormat;
}
