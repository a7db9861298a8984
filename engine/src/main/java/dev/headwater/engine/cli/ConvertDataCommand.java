package dev.headwater.engine.cli;

import dev.headwater.engine.MemoryBudget;
import dev.headwater.engine.conversion.ConversionOptions;
import dev.headwater.engine.conversion.ConversionSummary;
import dev.headwater.engine.conversion.MedsConversion;
import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.DirectDataset;
import dev.headwater.engine.scan.EsgptDataset;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.task.InputFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// Writes data of another model as MEDS.
final class ConvertDataCommand extends ProgramCommand {
    private static final long DEFAULT_ROWS = 1_000_000;

    /// What the copied rows may take of the heap; sorting and writing need some too.
    private static final int HEAP_SHARE = 2;

    private Path data = Path.of("");
    private InputFormat format = InputFormat.OMOP;
    private Path out = Path.of("");
    private long rowsPerShard = DEFAULT_ROWS;
    private @Nullable List<String> columns;
    private @Nullable String name;
    private boolean overwrite;
    private long memoryBytes = new RunOptions().memoryBytes;
    private boolean quiet;

    ConvertDataCommand() {
        super(
                "convert-data",
                "headwater convert-data DIR --format FORMAT --out MEDS_DIR [OPTIONS]",
                "Writes data as MEDS: shards sorted by subject and time, and metadata.",
                """
                Tasks find the same cohort in the copy as in the data themselves; a copy is worth its while
                if many tasks are run, or other programs want MEDS. The data are read once for the counts of
                rows, and once for every part that fits into --memory. Files appear when all are done, or
                not at all. docs/omop.md says what OMOP tables become.

                Examples:
                  headwater convert-data CDM_DIR --format omop --out MEDS_DIR
                  headwater convert-data CDM_DIR --format omop --out MEDS_DIR --rows-per-shard 500000
                  headwater convert-data UNSORTED_MEDS --format meds --out SORTED_MEDS
                """);
        arguments.parameter("DIR", Path.class, value -> data = value, "The folder of the data.");
        arguments.required(
                "--format",
                "FORMAT",
                Choice.of(InputFormat.values()),
                value -> format = value,
                "omop: a folder of CDM tables. meds: to sort and to cut anew.");
        arguments.required(
                "--out",
                "MEDS_DIR",
                Path.class,
                value -> out = value,
                "The folder for `data` and `metadata`.");
        arguments.option(
                "--rows-per-shard",
                "N",
                Long.class,
                value -> rowsPerShard = value,
                "A shard ends with the subject with whom it has N rows. Default: 1000000.");
        arguments.list(
                "--columns",
                "NAME",
                values -> columns = values,
                "Columns to write beside those of MEDS. Default for omop: those that mean the same in"
                        + " several tables, and visit_occurrence_id.");
        arguments.option(
                "--name",
                "NAME",
                String.class,
                value -> name = value,
                "What the dataset is called. Default: the name of the folder.");
        arguments.flag("--overwrite", () -> overwrite = true, "Replace files that exist.");
        arguments.option(
                "--memory",
                "SIZE",
                new ByteSize(),
                value -> memoryBytes = value,
                "What the whole process may take of the machine's memory, 128m or more.");
        arguments.flag("--quiet", () -> quiet = true, "Print warnings and errors only.");
        messages.declare(arguments);
    }

    @Override
    public Integer call() {
        if (rowsPerShard < 1) {
            throw new ParameterException(spec.commandLine(), "--rows-per-shard must be at least 1");
        }
        EventDataset events =
                switch (Dataset.of(format, data, null)) {
                    case EsgptDataset _ ->
                            throw new ParameterException(
                                    spec.commandLine(),
                                    "--format esgpt cannot be converted; every other command reads it");
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
