package dev.headwater.engine;

import dev.headwater.engine.event.SharedSubjects;
import dev.headwater.engine.event.SortSpace;
import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.event.SubjectList;
import dev.headwater.engine.output.CohortOutput;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.sample.RowSample;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.DirectTable;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.ShardSlicer;
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

    /// What a row of a shard takes at least, in compressed bytes.
    private static final int LEAST_BYTES_PER_ROW = 2;

    private final ExtractionOptions options;
    private final long rowsPerSlice;
    private final ExtractionPlan plan;
    private final DataSelection data;
    private final CohortOutput output;
    private final BufferAllocator allocator;
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
            DataSelection data,
            RowSample sample,
            CohortOutput output,
            BufferAllocator allocator) {
        this.options = options;
        this.rowsPerSlice = rowsPerSlice;
        this.plan = plan;
        this.data = data;
        this.output = output;
        this.allocator = allocator;
        this.columns = plan.scanColumns();
        this.rowGroupFilter =
                data.groups() == SubjectGroups.ONE ? plan.rowGroupFilter() : ChunkFilter.NONE;
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
                        sample,
                        data.groups());
    }

    List<ShardRun> all() {
        List<ShardRun> runs = new ArrayList<>();
        for (Shard shard : data.shards()) {
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
            runs.add(
                    new ShardRun(
                            shard,
                            () -> {
                                ShardResult whole = sliced.run(slice);
                                return whole == null ? null : done(shard, whole);
                            },
                            () -> done(shard, sliced.runWhole())));
        }
    }

    private ShardRun whole(Shard shard, Supplier<ShardResult> work) {
        Supplier<RunCounts> run = () -> done(shard, work.get());
        return new ShardRun(shard, run::get, run);
    }

    private RunCounts done(Shard shard, ShardResult result) {
        if (plan.task().semantics() == Semantics.STANDARD) {
            subjects.put(shard, result.subjects());
        }
        return data.counts(shard, result);
    }

    /// Whether the file is too small for two slices of rows, so that its footer need not be read to
    /// find out.
    private boolean isSmall(Shard shard) {
        return ParquetEventScan.byteCount(shard.file()) < 2 * rowsPerSlice * LEAST_BYTES_PER_ROW;
    }

    private ParquetEventScan openScan(Shard shard, RowRange range) {
        return ParquetEventScan.open(shard, range, columns, rowGroupFilter, allocator, arrays);
    }

    /// A direct table has one column of counts for each plain predicate, named after it.
    private DirectTable readTable(Shard shard) {
        return DirectTable.read(
                shard.file(), plan.plainPredicateNames(), options.timestampFormat());
    }
}
