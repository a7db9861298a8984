package dev.headwater.engine.output;

import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.FileDigest;
import dev.headwater.engine.scan.Shard;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Everything that one run writes: labels as a folder or a file, the windows file, the Arrow file
/// or stream, texts about the run.
///
/// Shards may be opened from several threads and finish in any order; the bytes written are the
/// same. Nothing is visible under its final name before [#commit]; closing without it leaves no
/// trace. The Arrow output holds the label table; the windows file, Parquet or Arrow by its name,
/// holds the cohort rows as they come. Arrow tables keep the metadata of the cohort's schema.
public final class CohortOutput implements ShardOutputs, AutoCloseable {
    private final ExtractionOptions options;
    private final List<Shard> shards;
    private final Schema cohort;
    private final Schema windowColumns;
    private final BufferAllocator allocator;
    private final StagedFiles files = new StagedFiles();
    private final List<OutputTable> labelTables = new ArrayList<>();
    private final List<OutputTable> cohortTables = new ArrayList<>();
    private final Set<Shard> finished = ConcurrentHashMap.newKeySet();
    private final PrintStream standardOutput;
    private @Nullable Path report;
    private boolean isJoined;

    private CohortOutput(
            ExtractionOptions options,
            List<Shard> shards,
            Schema cohort,
            Schema windowColumns,
            BufferAllocator allocator,
            PrintStream standardOutput) {
        this.options = options;
        this.standardOutput = standardOutput;
        this.shards = List.copyOf(shards);
        this.cohort = cohort;
        this.windowColumns = windowColumns;
        this.allocator = allocator;
    }

    /// Checks that the outputs can be written, and touches nothing yet.
    ///
    /// @param shards all shards of the run, in the order in which single files hold them
    /// @param cohort the columns of the cohort rows, which an empty cohort has too
    /// @param standardOutput takes an Arrow stream
    /// @throws DataException D010 if an output exists and is not to be overwritten, D015 if one
    ///   cannot be written
    /// @throws IllegalArgumentException if strict labels are asked for and `cohort` has no index
    ///   timestamp
    public static CohortOutput open(
            ExtractionOptions options,
            List<Shard> shards,
            Schema cohort,
            BufferAllocator allocator,
            PrintStream standardOutput) {
        return open(options, shards, cohort, cohort, allocator, standardOutput);
    }

    /// As above.
    ///
    /// @param windowColumns the columns of the windows file: those of `cohort`, perhaps by other
    ///   names
    public static CohortOutput open(
            ExtractionOptions options,
            List<Shard> shards,
            Schema cohort,
            Schema windowColumns,
            BufferAllocator allocator,
            PrintStream standardOutput) {
        OutputPreflight.check(options, shards);
        var output =
                new CohortOutput(options, shards, cohort, windowColumns, allocator, standardOutput);
        try {
            output.addTables();
            return output;
        } catch (IllegalArgumentException e) {
            output.close();
            throw e;
        }
    }

    /// Whether a labels path names one file rather than a folder.
    public static boolean isSingleFile(Path labels) {
        return labels.toString().endsWith(".parquet");
    }

    /// Whether a path names an Arrow file rather than a Parquet file.
    public static boolean isArrow(Path file) {
        return ArrowFile.isNamedAsOne(file);
    }

    /// The form of an Arrow table, as the ending that says so: `arrow` for a file, `arrows` for a
    /// stream.
    public static String arrowForm(Path file) {
        return ArrowFile.isStream(file) ? "arrows" : "arrow";
    }

    /// A sink for the rows of `shard`. A shard whose sink was closed unfinished may be opened
    /// again.
    ///
    /// @throws DataException D015 if the output cannot be written; so do the sink's methods
    @Override
    public CohortSink openShard(Shard shard) {
        var projection =
                labelTables.isEmpty()
                        ? null
                        : new LabelProjection(options.labelsSchema(), cohort, allocator);
        var sink = new ShardSink(files, projection, () -> finished.add(shard));
        try {
            openParts(shard, labelTables, true, sink);
            openParts(shard, cohortTables, false, sink);
            return sink;
        } catch (DataException e) {
            sink.close();
            throw e;
        }
    }

    /// A new temporary file beside an output, for rows that find no room in memory.
    ///
    /// @throws DataException D015 if it cannot be written
    @Override
    public SpillFile openSpillFile() {
        Path target = spillTarget();
        try {
            return SpillFile.open(files.scratch(target));
        } catch (IOException e) {
            throw OutputFailure.of(target.toString(), e);
        }
    }

    private Path spillTarget() {
        Path labels = options.labelsPath();
        Path windows = options.windowsPath();
        String arrow = options.arrowPath();
        if (labels != null) {
            return labels.resolveSibling("rows");
        }
        if (windows != null) {
            return windows.resolveSibling("rows");
        }
        return arrow == null || arrow.equals("-")
                ? Path.of(System.getProperty("java.io.tmpdir"), "rows")
                : Path.of(arrow).resolveSibling("rows");
    }

    /// Completes all outputs, still under temporary names; what goes to standard output is written.
    ///
    /// @throws DataException D015 if one cannot be written
    /// @throws IllegalStateException if a shard is not finished
    public void join() {
        if (finished.size() < shards.size()) {
            throw new IllegalStateException(
                    finished.size() + " of " + shards.size() + " shards are finished");
        }
        // Last, because what is on standard output cannot be taken back.
        cohortTables.forEach(this::join);
        labelTables.forEach(this::join);
        isJoined = true;
    }

    /// The digests of all outputs, after [#join]; what went to standard output is hashed by CRC32C
    /// in any case.
    ///
    /// @throws DataException if one cannot be read again
    public List<OutputFile> digests(FileDigest.Algorithm algorithm) {
        Stream<OutputFile> tables =
                Stream.concat(labelTables.stream(), cohortTables.stream())
                        .flatMap(table -> table.digests(shards, algorithm).stream());
        return Stream.concat(
                        tables,
                        Stream.ofNullable(report)
                                .map(file ->
                                        new OutputFile("report", FileDigest.of(file, algorithm))))
                .toList();
    }

    /// Adds a text file to the outputs.
    ///
    /// @throws DataException D015 if it cannot be written
    public void add(Path file, String text) {
        stage(file, text);
    }

    /// Adds the report to the outputs, to be among the [#digests].
    ///
    /// @throws DataException D015 if it cannot be written
    public void addReport(Path file, String text) {
        report = stage(file, text);
    }

    private Path stage(Path file, String text) {
        try {
            return Files.writeString(files.stage(file), text);
        } catch (IOException e) {
            throw OutputFailure.of(file.toString(), e);
        }
    }

    /// Puts all outputs in place.
    ///
    /// @throws DataException D015 if one cannot be written
    /// @throws IllegalStateException if they are not joined
    public void commit() {
        if (!isJoined) {
            throw new IllegalStateException("the outputs are not complete");
        }
        try {
            files.commit();
        } catch (IOException e) {
            throw OutputFailure.of("output", e);
        }
    }

    @Override
    public void close() {
        files.close();
    }

    private void addTables() {
        Path labels = options.labelsPath();
        Path windows = options.windowsPath();
        String arrow = options.arrowPath();
        if (windows != null) {
            cohortTables.add(
                    isArrow(windows)
                            ? new ArrowFile(
                                    "windows",
                                    windows,
                                    windowColumns,
                                    files,
                                    allocator,
                                    standardOutput)
                            : new ParquetFile("windows", windows, windowColumns, files));
        }
        if (labels == null && arrow == null) {
            return;
        }
        Schema schema = LabelProjection.schema(options.labelsSchema(), cohort);
        if (labels != null) {
            labelTables.add(
                    isSingleFile(labels)
                            ? new ParquetFile("labels", labels, schema, files)
                            : new ParquetFolder(labels, schema, files));
        }
        if (arrow != null) {
            Path target = arrow.equals("-") ? null : Path.of(arrow);
            labelTables.add(
                    new ArrowFile("arrow", target, schema, files, allocator, standardOutput));
        }
    }

    private static void openParts(
            Shard shard, List<OutputTable> tables, boolean takeLabels, ShardSink sink) {
        for (OutputTable table : tables) {
            try {
                sink.add(table, table.openPart(shard), takeLabels);
            } catch (IOException e) {
                throw OutputFailure.of(table.name(), e);
            }
        }
    }

    private void join(OutputTable table) {
        try {
            table.join(shards);
        } catch (IOException e) {
            throw OutputFailure.of(table.name(), e);
        }
    }
}
