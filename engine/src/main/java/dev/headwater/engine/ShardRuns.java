package dev.headwater.engine;

import dev.headwater.engine.event.SharedSubjects;
import dev.headwater.engine.event.SortSpace;
import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.event.SubjectList;
import dev.headwater.engine.output.CohortSink;
import dev.headwater.engine.output.ShardOutputs;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.sample.RowSample;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.DirectDataset;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;

/// The runs of one extraction: one for each shard, several for a big one. Closing it, after all
/// have ended, releases what failed ones left.
final class ShardRuns implements AutoCloseable {
    /// Enough for a slice to be worth its start, few enough for the slices of one shard to occupy
    /// all processors.
    static final long ROWS_PER_SLICE = 4_000_000;

    private final ExtractionOptions options;
    private final long rowsPerSlice;
    private final ExtractionPlan plan;
    private final ShardOutputs outputs;
    private final BufferAllocator allocator;
    private final Progress progress;
    private final Set<String> columns;
    private final ChunkFilter rowGroupFilter;
    private final ShardExtraction extraction;
    private final SpareArrays arrays = new SpareArrays();
    private final List<SlicedShard> slicedShards = new ArrayList<>();

    /// In the order of the shards' names.
    private final SortedMap<Shard, SubjectList> subjects =
            new ConcurrentSkipListMap<>(Comparator.comparing(Shard::name));

    ShardRuns(
            ExtractionOptions options,
            long rowsPerSlice,
            ExtractionPlan plan,
            SubjectGroups groups,
            RowSample sample,
            ShardOutputs outputs,
            BufferAllocator allocator,
            Progress progress) {
        this.progress = progress;
        this.options = options;
        this.rowsPerSlice = rowsPerSlice;
        this.plan = plan;
        this.outputs = outputs;
        this.allocator = allocator;
        this.columns = plan.scanColumns();
        this.rowGroupFilter =
                groups == SubjectGroups.ONE ? plan.rowGroupFilter() : ChunkFilter.NONE;
        this.extraction =
                new ShardExtraction(
                        plan,
                        options.windowsPath() != null,
                        options.attritionPath() != null,
                        options.report() != null,
                        allocator,
                        new SortSpace(
                                options.memory().sortBytes(options.concurrency()),
                                outputs::openSpillFile),
                        sample,
                        groups);
    }

    /// The runs over some data, which have the groups given.
    ///
    /// @throws DataException if they are broken
    List<ShardRun> of(DataSelection data) {
        List<ShardRun> runs = new ArrayList<>();
        for (Shard shard : data.shards()) {
            switch (data.dataset()) {
                case EventDataset events -> addRuns(data, events, shard, runs);
                case DirectDataset tables -> runs.add(runOf(data, tables, shard));
            }
        }
        return runs;
    }

    /// The distinct codes of each row predicate of the plan, in its order, met so far.
    List<List<String>> matchedCodes() {
        return extraction.matchedCodes();
    }

    /// Call when all runs are done. In `aces-0.7.3` each shard stands for itself.
    ///
    /// @throws DataException D043 if rows of a subject that matter are in two shards
    void requireSeparateSubjects() {
        if (subjects.size() < 2) {
            return;
        }
        List<Shard> shards = List.copyOf(subjects.keySet());
        SharedSubjects shared = SharedSubjects.find(List.copyOf(subjects.values()));
        if (shared != null) {
            throw new DataException(
                    DiagnosticCode.D043,
                    shared.describe(
                            shards.get(shared.one()).file(), shards.get(shared.other()).file()));
        }
    }

    @Override
    public void close() {
        slicedShards.forEach(SlicedShard::close);
    }

    private void addRuns(
            DataSelection data, EventDataset events, Shard shard, List<ShardRun> runs) {
        List<RowRange> slices =
                options.concurrency() == 1
                        ? List.of(RowRange.ALL)
                        : events.slices(shard, rowsPerSlice, allocator);
        if (slices.size() == 1) {
            runs.add(whole(data, shard, () -> runWhole(events, shard)));
            return;
        }
        SlicedShard sliced =
                new SlicedShard(
                        extraction,
                        slices,
                        range -> openScan(events, shard, range),
                        () -> outputs.openShard(shard),
                        allocator);
        slicedShards.add(sliced);
        for (int i = 0; i < slices.size(); i++) {
            int slice = i;
            runs.add(
                    new ShardRun(
                            shard,
                            () -> {
                                ShardResult whole = sliced.run(slice);
                                return whole == null ? null : done(data, shard, whole);
                            },
                            () -> done(data, shard, sliced.runWhole())));
        }
    }

    private ShardRun whole(DataSelection data, Shard shard, Supplier<ShardResult> work) {
        Supplier<RunCounts> run = () -> done(data, shard, work.get());
        return new ShardRun(shard, run::get, run);
    }

    private RunCounts done(DataSelection data, Shard shard, ShardResult result) {
        if (plan.task().semantics() == Semantics.STANDARD) {
            subjects.put(shard, result.subjects());
        }
        return data.counts(shard, result);
    }

    private ShardResult runWhole(EventDataset events, Shard shard) {
        Supplier<CohortSink> sinks = () -> outputs.openShard(shard);
        return events.isOrdered()
                ? extraction.run(() -> openScan(events, shard, RowRange.ALL), sinks)
                : extraction.runUnordered(
                        () ->
                                events.openParts(
                                        shard,
                                        options.concurrency(),
                                        columns,
                                        rowGroupFilter,
                                        allocator,
                                        arrays),
                        sinks);
    }

    private ShardRun runOf(DataSelection data, DirectDataset tables, Shard shard) {
        return whole(
                data,
                shard,
                () ->
                        extraction.run(
                                tables.read(shard, plan.plainPredicateNames()),
                                () -> outputs.openShard(shard)));
    }

    private EventScan openScan(EventDataset events, Shard shard, RowRange range) {
        long shardRows = progress.watchesRows() ? events.rowCount(shard) : 0;
        EventScan scan = events.open(shard, range, columns, rowGroupFilter, allocator, arrays);
        return progress.watchesRows() ? new WatchedScan(shard, shardRows, scan, progress) : scan;
    }
}
