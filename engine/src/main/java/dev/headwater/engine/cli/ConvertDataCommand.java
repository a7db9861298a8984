package dev.headwater.engine.cli;

import dev.headwater.engine.MemoryBudget;
import dev.headwater.engine.conversion.ConversionOptions;
import dev.headwater.engine.conversion.ConversionSummary;
import dev.headwater.engine.conversion.MedsConversion;
import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.DirectDataset;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.task.InputFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes data of another model as MEDS.
@Command(
        name = "convert-data",
        sortOptions = false,
        customSynopsis = "headwater convert-data DIR --format FORMAT --out MEDS_DIR [OPTIONS]",
        description = "Writes data as MEDS: shards sorted by subject and time, and metadata.",
        footer = {
            "",
            "Tasks find the same cohort in the copy as in the data themselves; a copy is worth its while",
            "if many tasks are run, or other programs want MEDS. The data are read once for the counts of",
            "rows, and once for every part that fits into --memory. Files appear when all are done, or",
            "not at all. docs/omop.md says what OMOP tables become.",
            "",
            "Examples:",
            "  headwater convert-data CDM_DIR --format omop --out MEDS_DIR",
            "  headwater convert-data CDM_DIR --format omop --out MEDS_DIR --rows-per-shard 500000",
            "  headwater convert-data UNSORTED_MEDS --format meds --out SORTED_MEDS"
        })
final class ConvertDataCommand implements Callable<Integer> {
    private static final long DEFAULT_ROWS = 1_000_000;

    /// What the copied rows may take of the heap; sorting and writing need some too.
    private static final int HEAP_SHARE = 2;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of the data.")
    private Path data = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            converter = Choice.OfInputFormat.class,
            completionCandidates = Choice.OfInputFormat.class,
            description = "omop: a folder of CDM tables. meds: to sort and to cut anew.")
    private InputFormat format = InputFormat.OMOP;

    @Option(
            names = "--out",
            paramLabel = "MEDS_DIR",
            required = true,
            description = "The folder for `data` and `metadata`.")
    private Path out = Path.of("");

    @Option(
            names = "--rows-per-shard",
            paramLabel = "N",
            description =
                    "A shard ends with the subject with whom it has N rows. Default: 1000000.")
    private long rowsPerShard = DEFAULT_ROWS;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Columns to write beside those of MEDS. Default for omop: those that mean the"
                            + " same in several tables, and visit_occurrence_id.")
    private @Nullable List<String> columns;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the dataset is called. Default: the name of the folder.")
    private @Nullable String name;

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description = "What the whole process may take of the machine's memory, 128m or more.")
    private long memoryBytes = new RunOptions().memoryBytes;

    @Option(names = "--quiet", description = "Print warnings and errors only.")
    private boolean quiet;

    @Mixin private MessageOptions messages;

    @Override
    public Integer call() {
        if (rowsPerShard < 1) {
            throw new ParameterException(spec.commandLine(), "--rows-per-shard must be at least 1");
        }
        EventDataset events =
                switch (Dataset.of(format, data, null)) {
                    case EventDataset dataset -> dataset;
                    case DirectDataset _ ->
                            throw new ParameterException(
                                    spec.commandLine(),
                                    "--format direct has counts, no events that could be converted");
                };
        PrintWriter err = spec.commandLine().getErr();
        ConversionSummary summary = MedsConversion.run(options(), events, line -> tell(line, err));
        new TreeMap<>(summary.remarks())
                .forEach((remark, rows) ->
                        err.println("warning: " + remark.about(rows) + " (" + remark.code() + ")"));
        tell(
                String.format(
                        Locale.ROOT,
                        "%,d rows of %,d subjects with %,d codes in %,d shard%s: %s",
                        summary.rows(),
                        summary.subjects(),
                        summary.codes(),
                        summary.shards(),
                        summary.shards() == 1 ? "" : "s",
                        out),
                err);
        return ExitCode.DONE;
    }

    private ConversionOptions options() {
        var memory = new MemoryBudget(memoryBytes);
        return new ConversionOptions(
                data,
                format,
                out,
                name == null ? String.valueOf(data.toAbsolutePath().getFileName()) : name,
                rowsPerShard,
                columns,
                memory.heapBytes() / HEAP_SHARE,
                memory.bufferBytes(),
                overwrite);
    }

    private void tell(String line, PrintWriter err) {
        if (!quiet) {
            err.println(line);
            err.flush();
        }
    }
}
