package dev.headwater.engine.cli;

import dev.headwater.engine.CohortExtractor;
import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.Progress;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Runs a task over a dataset.
@Command(
        name = "extract",
        sortOptions = false,
        customSynopsis = "headwater extract TASK [--predicates FILE] --data PATH --out PATH [OPTIONS]",
        description = "Runs a task over a dataset and writes the labels of its cohort.",
        footer = {
            "",
            "Labels have the columns subject_id, prediction_time and boolean_value, in the order of subjects",
            "and triggers; task and data decide every byte, whatever the number of threads. Outputs appear",
            "when the run is done, all or none. Messages go to standard error.",
            "",
            "Examples:",
            "  headwater extract task.yaml --predicates dataset.yaml --data MEDS_ROOT --out labels",
            "  headwater extract task.yaml --data MEDS_ROOT --split train --out train.parquet",
            "  headwater extract task.yaml --data MEDS_ROOT --shards 3/8 --out labels    (job 3 of 8)",
            "  headwater extract task.yaml --format direct --data counts.csv --arrow - | python model.py"
        })
final class ExtractCommand implements Callable<Integer> {
    private static final String DIRECT_TIMESTAMPS = "%m/%d/%Y %H:%M";
    private static final long MOST_DEFAULT_MEMORY = 2L << 30;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TaskOptions taskOptions;

    @ArgGroup(validate = false, heading = "%nData:%n")
    private final DataOptions data = new DataOptions();

    @ArgGroup(validate = false, heading = "%nOutput (at least one of --out, --windows, --arrow):%n")
    private final OutputOptions output = new OutputOptions();

    @ArgGroup(validate = false, heading = "%nRun:%n")
    private final RunOptions run = new RunOptions();

    @Mixin
    private MessageOptions messages;

    private static final class DataOptions {
        @Option(
                names = "--data",
                paramLabel = "PATH",
                description = "A MEDS root, a folder of shards, or one file (Parquet; CSV too for direct).")
        private @Nullable Path path;

        @Option(
                names = "--split",
                paramLabel = "NAME",
                split = ",",
                description = "Only the shards in these folders, such as train,tuning.")
        private List<String> splits = List.of();

        @Option(
                names = "--shards",
                paramLabel = "I/N",
                converter = ShardRange.Converter.class,
                description = "Every N-th shard from the I-th on, for job arrays.")
        private ShardRange shards = ShardRange.ALL;

        @Option(
                names = "--timestamp-format",
                paramLabel = "FORMAT",
                description = "How direct data writes timestamps. Default: %%m/%%d/%%Y %%H:%%M")
        private @Nullable String timestampFormat;
    }

    private static final class OutputOptions {
        @Option(
                names = "--out",
                paramLabel = "PATH",
                description = "Labels: a folder, which gets a file for each shard, or one file if it ends in .parquet.")
        private @Nullable Path labels;

        @Option(
                names = "--labels-schema",
                paramLabel = "SCHEMA",
                converter = Choice.OfLabelsSchema.class,
                completionCandidates = Choice.OfLabelsSchema.class,
                description = "strict: only the columns the task fills, no nulls. compat: all six label columns of MEDS,"
                        + " as ACES writes them. Default: strict.")
        private LabelsSchema schema = LabelsSchema.STRICT;

        @Option(
                names = "--windows",
                paramLabel = "FILE",
                description = "Also write the trigger and every window's times and counts, as one Parquet file.")
        private @Nullable Path windows;

        @Option(
                names = "--arrow",
                paramLabel = "FILE",
                description = "Also write the labels as an Arrow file, or with - as an Arrow stream to standard output.")
        private @Nullable String arrow;

        @Option(names = "--overwrite", description = "Replace outputs that exist.")
        private boolean overwrite;
    }

    private static final class RunOptions {
        @Option(names = "--threads", paramLabel = "N", description = "Shards to run at once. Default: all processors.")
        private int threads = Runtime.getRuntime().availableProcessors();

        @Option(
                names = "--memory",
                paramLabel = "SIZE",
                converter = ByteSize.class,
                description = "What column buffers and the Java heap may take together, such as 512m; the JVM itself"
                        + " takes some 100m more. Default: a quarter of the machine's memory, at most 2g.")
        private long memoryBytes = Math.min(MOST_DEFAULT_MEMORY, 2 * Runtime.getRuntime().maxMemory());

        @Option(names = "--quiet", description = "Print warnings and errors only.")
        private boolean quiet;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        PrintWriter err = spec.commandLine().getErr();
        ExtractionOptions options = options();
        Diagnostics diagnostics = new Diagnostics();
        ExtractionSummary summary = extract(options, diagnostics, err);
        new DiagnosticPrinter(err, messages.useColor()).print(diagnostics);
        if (summary == null) {
            err.println(options.task() + ": " + DiagnosticPrinter.count(diagnostics) + "; nothing was extracted");
            err.flush();
            return ExitCode.TASK_HAS_ERRORS;
        }
        var report = new ExtractionReport(options, summary);
        report.printWarnings(err);
        if (!run.quiet) {
            report.print(Duration.ofNanos(System.nanoTime() - start), err);
        }
        return ExitCode.DONE;
    }

    private @Nullable ExtractionSummary extract(ExtractionOptions options, Diagnostics diagnostics, PrintWriter err) {
        if (run.quiet || !MessageOptions.isTerminal()) {
            return CohortExtractor.extract(options, diagnostics, Progress.NONE);
        }
        ProgressLine line = new ProgressLine(err);
        try {
            return CohortExtractor.extract(options, diagnostics, line);
        } finally {
            line.clear();
        }
    }

    private ExtractionOptions options() {
        Path dataPath = data.path;
        if (dataPath == null) {
            throw new ParameterException(spec.commandLine(), "missing option '--data'");
        }
        require(output.labels != null || output.windows != null || output.arrow != null,
                "nothing to write: pass --out, --windows or --arrow");
        require(run.threads > 0, "--threads must be at least 1");
        require(output.windows == null || output.labels == null || !readAsLabels(output.windows, output.labels),
                "--windows would be read as labels: choose a place outside of --out");
        boolean isDirect = taskOptions.format == InputFormat.DIRECT;
        require(isDirect || data.timestampFormat == null, "--timestamp-format is for --format direct");
        String timestamps = data.timestampFormat == null ? DIRECT_TIMESTAMPS : data.timestampFormat;
        return new ExtractionOptions(
                taskOptions.task,
                taskOptions.predicates,
                dataPath,
                taskOptions.format,
                isDirect ? timestamps : null,
                taskOptions.semantics,
                data.splits,
                data.shards.index() - 1,
                data.shards.count(),
                run.threads,
                run.memoryBytes,
                output.labels,
                output.schema,
                output.windows,
                output.arrow,
                output.overwrite);
    }

    private static boolean readAsLabels(Path windows, Path labels) {
        boolean isInside = windows.toAbsolutePath().normalize().startsWith(labels.toAbsolutePath().normalize());
        return isInside && windows.toString().endsWith(".parquet");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
