package dev.headwater.engine.conversion;

import dev.headwater.engine.conversion.SubjectCounts.Range;
import dev.headwater.engine.output.MedsOutput;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.Remark;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// Writes the events of a dataset as MEDS.
///
/// The data are read once to count the rows of each subject, and again for every group of shards
/// whose rows fit into memory together; a dataset of any size needs no room beside its output.
public final class MedsConversion {
    private static final List<String> MEDS_COLUMNS = List.of("subject_id", "time", "code");
    private static final Set<String> OPTIONAL_MEDS_COLUMNS = Set.of("numeric_value", "text_value");

    /// What a row takes on the heap: eight bytes a value, twice as arrays grow.
    private static final int BYTES_PER_VALUE = 16;

    private final ConversionOptions options;
    private final EventDataset dataset;
    private final List<Shard> shards;
    private final List<String> columns;
    private final BufferAllocator allocator;
    private final Consumer<String> progress;
    private final SpareArrays arrays = new SpareArrays();
    private final Set<String> codes = new TreeSet<>();
    private Map<Remark, Long> remarks = new TreeMap<>();

    private MedsConversion(
            ConversionOptions options,
            EventDataset dataset,
            BufferAllocator allocator,
            Consumer<String> progress) {
        this.options = options;
        this.dataset = dataset;
        this.allocator = allocator;
        this.progress = progress;
        this.shards = dataset.shards();
        this.columns = columns(dataset, shards.getFirst(), options);
    }

    /// @param progress is told what is being done, in words
    /// @throws DataException if the data are missing or broken, or the output cannot be written;
    ///   nothing is left of it then
    public static ConversionSummary run(
            ConversionOptions options, EventDataset dataset, Consumer<String> progress) {
        try (BufferAllocator allocator = new RootAllocator(options.bufferBytes());
                MedsOutput output = MedsOutput.open(options.out(), options.overwrite())) {
            var conversion = new MedsConversion(options, dataset, allocator, progress);
            ConversionSummary summary = conversion.write(output);
            output.commit();
            return summary;
        }
    }

    /// Those of MEDS first.
    private static List<String> columns(
            EventDataset dataset, Shard first, ConversionOptions options) {
        Set<String> present = dataset.columnNames(first);
        Set<String> columns = new LinkedHashSet<>(MEDS_COLUMNS);
        present.stream().filter(OPTIONAL_MEDS_COLUMNS::contains).forEach(columns::add);
        List<String> wanted = options.columns();
        columns.addAll(wanted == null ? dataset.copiedColumns(first) : wanted);
        for (String column : columns) {
            if (!present.contains(column)) {
                String nearest = NearestName.of(column, present);
                throw new DataException(
                        DiagnosticCode.D005,
                        "missing column `"
                                + column
                                + "`"
                                + (nearest == null ? "" : " (there is `" + nearest + "`)")
                                + " ("
                                + options.data()
                                + ")");
            }
        }
        return List.copyOf(columns);
    }

    private ConversionSummary write(MedsOutput output) {
        progress.accept("counting rows");
        SubjectCounts counts = new SubjectCounts();
        forEachBatch(new HashSet<>(MEDS_COLUMNS), counts::add);
        List<Range> ranges = counts.ranges(options.rowsPerShard());
        writeShards(ranges, output);
        progress.accept("writing metadata");
        output.writeCodes(
                codes, dataset.listedCodes(allocator), dataset.ancestors(allocator), allocator);
        output.writeText(
                "dataset.json", DatasetJson.of(options.name(), columns, OPTIONAL_MEDS_COLUMNS));
        return new ConversionSummary(
                counts.rows(), counts.subjects(), ranges.size(), codes.size(), remarks);
    }

    private void writeShards(List<Range> ranges, MedsOutput output) {
        long rowsAtOnce = options.heapBytes() / ((long) BYTES_PER_VALUE * columns.size());
        CopiedRows rows = new CopiedRows(columns);
        for (int first = 0; first < ranges.size(); ) {
            int end = endOfGroup(first, ranges, rowsAtOnce);
            progress.accept("shard " + (first + 1) + " to " + end + " of " + ranges.size());
            var group = new Range(ranges.get(first).first(), ranges.get(end - 1).last(), 0);
            forEachBatch(new HashSet<>(columns), batch -> rows.add(batch, group));
            rows.codes().forEach(codes::add);
            writeGroup(rows, ranges.subList(first, end), first, output);
            rows.clear();
            first = end;
        }
    }

    /// As many shards as fit, one at least.
    private static int endOfGroup(int first, List<Range> ranges, long rowsAtOnce) {
        long rows = ranges.get(first).rows();
        int end = first + 1;
        while (end < ranges.size() && rows + ranges.get(end).rows() <= rowsAtOnce) {
            rows += ranges.get(end++).rows();
        }
        return end;
    }

    private void writeGroup(CopiedRows rows, List<Range> ranges, int first, MedsOutput output) {
        int[] order = rows.order();
        int from = 0;
        for (int i = 0; i < ranges.size(); i++) {
            int to = from;
            while (to < order.length && ranges.get(i).contains(rows.subject(order[to]))) {
                to++;
            }
            var writer = new CopyWriter(rows, order, from, to, allocator);
            output.writeShard(first + i, rows.schema(), writer::writeTo);
            from = to;
        }
    }

    private void forEachBatch(Set<String> wanted, Consumer<RowBatch> consumer) {
        Map<Remark, Long> found = new TreeMap<>();
        for (Shard shard : shards) {
            try (EventScan scan =
                    dataset.open(
                            shard, RowRange.ALL, wanted, ChunkFilter.NONE, allocator, arrays)) {
                for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                    consumer.accept(batch);
                }
                Remark.add(scan.remarks(), found);
            }
        }
        remarks = found;
    }
}
