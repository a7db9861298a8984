package dev.headwater.engine.cli;

import dev.headwater.engine.DataSelection;
import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.task.InputFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which data a task is run over.
final class DataOptions {
    private static final String DIRECT_TIMESTAMPS = "%m/%d/%Y %H:%M";

    @Nullable Path path;
    List<String> splits = List.of();
    ShardRange shards = ShardRange.ALL;
    @Nullable String timestampFormat;

    void declare(Arguments arguments) {
        arguments.option(
                "--data",
                "PATH",
                Path.class,
                value -> path = value,
                "A MEDS root, a folder of shards, or one file (Parquet; CSV too for direct); for"
                        + " esgpt the folder of the dataset.");
        arguments.list(
                "--split",
                "NAME",
                values -> splits = values,
                "Only these splits, such as train,tuning: folders of shards, or subjects by"
                        + " metadata/subject_splits.parquet.");
        arguments.option(
                "--shards",
                "I/N",
                new ShardRange.Converter(),
                value -> shards = value,
                "Every N-th shard from the I-th on, for job arrays.");
        arguments.option(
                "--timestamp-format",
                "FORMAT",
                String.class,
                value -> timestampFormat = value,
                "How direct data writes timestamps. Default: %%m/%%d/%%Y %%H:%%M");
    }

    /// Names the part of the data, such as `-train-3-of-8`; empty for all of it.
    String part() {
        String ofSplits =
                splits.stream()
                        .map(split -> "-" + split.replaceAll("[^\\w.]", "-"))
                        .sorted()
                        .collect(Collectors.joining());
        return shards.count() == 1
                ? ofSplits
                : ofSplits + "-" + shards.index() + "-of-" + shards.count();
    }

    /// How the timestamps of data of this kind are written; null if that is no question.
    @Nullable String timestamps(InputFormat format) {
        return switch (format) {
            case MEDS, OMOP, ESGPT -> null;
            case DIRECT -> timestampFormat == null ? DIRECT_TIMESTAMPS : timestampFormat;
        };
    }

    /// What a command that writes nothing looks at; `chosen` is null without data.
    record Selection(@Nullable Chosen chosen, AnalysisOptions analysis) {}

    record Chosen(ExtractionOptions options, DataSelection data) {}

    /// @throws dev.headwater.engine.scan.DataException if the data are missing or broken
    Selection select(TaskOptions task, InputFormat format) {
        if (path == null) {
            return new Selection(null, new AnalysisOptions(task.semantics, format, null));
        }
        ExtractionOptions options = withoutOutput(task, format, path);
        DataSelection data = DataSelection.of(options);
        return new Selection(new Chosen(options, data), data.analysis(options));
    }

    /// The options of a run over `data` that writes nothing.
    private ExtractionOptions withoutOutput(TaskOptions task, InputFormat format, Path data) {
        RunOptions defaults = new RunOptions();
        return new ExtractionOptions(
                task.task,
                task.predicates,
                data,
                format,
                timestamps(format),
                task.semantics,
                splits,
                shards.index() - 1,
                shards.count(),
                defaults.threads,
                defaults.memoryBytes,
                null,
                ExtractionOptions.LabelsSchema.STRICT,
                null,
                null,
                null,
                false,
                Sampling.NONE,
                null,
                null);
    }
}
