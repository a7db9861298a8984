package dev.headwater.engine;

import dev.headwater.engine.event.SortSpace;
import dev.headwater.engine.output.CohortOutput;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.sample.RowSample;
import dev.headwater.engine.scan.DirectTable;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.ShardSlicer;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;

/// The runs of one extraction: one for each shard, several for a big one. Closing it, after all
/// have ended, releases what failed ones left.
final class ShardRuns implements AutoCloseable {
    /// Enough for a slice to be worth its start, few enough for the slices of one shard to occupy
    /// all processors.
    static final long ROWS_PER_SLICE = 4_000_000;

    /// What a row of a shard takes at least, in compressed bytes.
    private static final int LEAST_BYTES_PER_ROW = 2;

    private final ExtractionOptions options;
    private final long rowsPerSlice;
    private final ExtractionPlan plan;
    private final CohortOutput output;
    private final BufferAllocator allocator;
    private final Progress progress;
    private final Set<String> columns;
    private final ChunkFilter rowGroupFilter;
    private final ShardExtraction extraction;
    private final SpareArrays arrays = new SpareArrays();
    private final List<SlicedShard> slicedShards = new ArrayList<>();

    ShardRuns(
            ExtractionOptions options,
            long rowsPerSlice,
            ExtractionPlan plan,
            RowSample sample,
            CohortOutput output,
            BufferAllocator allocator,
            Progress progress) {
        this.progress = progress;
        this.options = options;
        this.rowsPerSlice = rowsPerSlice;
        this.plan = plan;
        this.output = output;
        this.allocator = allocator;
        this.columns = plan.scanColumns();
        this.rowGroupFilter = plan.rowGroupFilter();
        this.extraction =
                new ShardExtraction(
                        plan,
                        options.windowsPath() != null,
                        options.attritionPath() != null,
                        options.report() != null,
                        allocator,
                        new SortSpace(
                                options.memory().sortBytes(options.concurrency()),
                                output::openSpillFile),
                        sample);
    }

    List<ShardRun> of(List<Shard> shards) {
        List<ShardRun> runs = new ArrayList<>();
        for (Shard shard : shards) {
            switch (options.format()) {
                case MEDS -> addMeds(shard, runs);
                case DIRECT ->
                        runs.add(
                                whole(
                                        shard,
                                        () ->
                                                extraction.run(
                                                        readTable(shard),
                                                        () -> output.openShard(shard))));
            }
        }
        return runs;
    }

    /// The distinct codes of each row predicate of the plan, in its order, met so far.
    List<List<String>> matchedCodes() {
        return extraction.matchedCodes();
    }

    @Override
    public void close() {
        slicedShards.forEach(SlicedShard::close);
    }

    private void addMeds(Shard shard, List<ShardRun> runs) {
        List<RowRange> slices =
                options.concurrency() == 1 || isSmall(shard)
                        ? List.of(RowRange.ALL)
                        : ShardSlicer.slice(shard, rowsPerSlice, allocator);
        if (slices.size() == 1) {
            runs.add(
                    whole(
                            shard,
                            () ->
                                    extraction.run(
                                            () -> openScan(shard, RowRange.ALL),
                                            () -> output.openShard(shard))));
            return;
        }
        SlicedShard sliced =
                new SlicedShard(
                        extraction,
                        slices,
                        range -> openScan(shard, range),
                        () -> output.openShard(shard),
                        allocator);
        slicedShards.add(sliced);
        for (int i = 0; i < slices.size(); i++) {
            int slice = i;
            runs.add(new ShardRun(shard, () -> sliced.run(slice), sliced::runWhole));
        }
    }

    private static ShardRun whole(Shard shard, Supplier<ShardCounts> work) {
        return new ShardRun(shard, work::get, work);
    }

    /// Whether the file is too small for two slices of rows, so that its footer need not be read to
    /// find out.
    private boolean isSmall(Shard shard) {
        return ParquetEventScan.byteCount(shard.file()) < 2 * rowsPerSlice * LEAST_BYTES_PER_ROW;
    }

    private EventScan openScan(Shard shard, RowRange range) {
        ParquetEventScan scan =
                ParquetEventScan.open(shard, range, columns, rowGroupFilter, allocator, arrays);
        return progress.watchesRows() ? new WatchedScan(shard, scan, progress) : scan;
    }

    /// A direct table has one column of counts for each plain predicate, named after it.
    private DirectTable readTable(Shard shard) {
        return DirectTable.read(
                shard.file(), plan.plainPredicateNames(), options.timestampFormat());
    }
}
