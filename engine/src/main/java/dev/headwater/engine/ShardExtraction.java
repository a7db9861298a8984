package dev.headwater.engine;

import dev.headwater.engine.event.EventCollector;
import dev.headwater.engine.event.GroupRows;
import dev.headwater.engine.event.MatchedRows;
import dev.headwater.engine.event.RepeatedEventException;
import dev.headwater.engine.event.RowSorter;
import dev.headwater.engine.event.SortSpace;
import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.event.UnsortedRowsException;
import dev.headwater.engine.label.CohortBuilder;
import dev.headwater.engine.output.CohortSink;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.sample.RowSample;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.DirectTable;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.Remark;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.kernel.Matches;
import dev.headwater.predicates.kernel.PredicateEvaluator;
import dev.headwater.predicates.kernel.PredicateProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;

/// Runs a plan over one shard: rows -> events -> windows -> cohort rows. A pure function of plan
/// and data; safe to run for many shards at once.
///
/// Rows of the cohort come in (subject, trigger time) order.
public final class ShardExtraction {
    /// The part of the heap from which the events of one subject are to blame when it is full.
    private static final int HUGE_SHARE = 32;

    private static final Supplier<Map<Remark, Long>> NOTHING_ODD = Map::of;

    private final ExtractionPlan plan;
    private final boolean withSummaries;
    private final boolean countsAlone;
    private final boolean countsDistribution;
    private final BufferAllocator allocator;
    private final SortSpace sortSpace;
    private final RowSample sample;
    private final SubjectGroups groups;
    private final PredicateProgram program;

    /// Evaluators remember codes, so the next shard takes over what an earlier one learnt.
    private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

    /// Takes all rows of the cohort and counts no distribution of them.
    ///
    /// @param withSummaries whether the rows carry a summary struct for each window step
    /// @param countsAlone whether to count what each stage of the plan does by itself
    /// @param sortSpace what sorting the rows of one unsorted shard may take
    public ShardExtraction(
            ExtractionPlan plan,
            boolean withSummaries,
            boolean countsAlone,
            BufferAllocator allocator,
            SortSpace sortSpace) {
        this(
                plan,
                withSummaries,
                countsAlone,
                false,
                allocator,
                sortSpace,
                RowSample.ALL,
                SubjectGroups.ONE);
    }

    /// @param withSummaries whether the rows carry a summary struct for each window step
    /// @param countsAlone whether to count what each stage of the plan does by itself
    /// @param countsDistribution whether to count the rows, also those that the sample leaves out,
    ///   by time and length of windows
    /// @param sortSpace what sorting the rows of one unsorted shard may take
    /// @param sample which rows of the cohort to take
    /// @param groups which subjects to take, and how they are counted
    public ShardExtraction(
            ExtractionPlan plan,
            boolean withSummaries,
            boolean countsAlone,
            boolean countsDistribution,
            BufferAllocator allocator,
            SortSpace sortSpace,
            RowSample sample,
            SubjectGroups groups) {
        this.plan = plan;
        this.withSummaries = withSummaries;
        this.countsAlone = countsAlone;
        this.countsDistribution = countsDistribution;
        this.allocator = allocator;
        this.sortSpace = sortSpace;
        this.sample = sample;
        this.groups = groups;
        this.program = PredicateProgram.compile(plan.evaluatedRows());
    }

    /// Runs over a MEDS shard. Both suppliers are asked a second time, after everything was closed
    /// unfinished, if the shard turns out not to be sorted by subject and time: its rows are sorted
    /// then.
    public ShardResult run(
            Supplier<? extends EventScan> scans, Supplier<? extends CohortSink> sinks) {
        try {
            return runInFileOrder(scans, sinks);
        } catch (UnsortedRowsException _) {
            return runSorted(scans, sinks);
        }
    }

    /// The distinct codes of each row predicate of the plan, in its order, met so far.
    public List<List<String>> matchedCodes() {
        return program.matchedCodes().subList(0, plan.rowPredicates().size());
    }

    /// Runs over a direct table, which is sorted.
    public ShardResult run(DirectTable table, Supplier<? extends CohortSink> sinks) {
        GroupRows rows = new GroupRows(groups);
        return extract(sinks, true, rows, events -> collect(table, events, rows), NOTHING_ODD);
    }

    /// @throws UnsortedRowsException if the rows that matter are not ordered by subject and time;
    ///   the sink is closed unfinished then
    ShardResult runInFileOrder(
            Supplier<? extends EventScan> scans, Supplier<? extends CohortSink> sinks) {
        GroupRows rows = new GroupRows(groups);
        try (EventScan scan = scans.get()) {
            return extract(
                    sinks,
                    true,
                    rows,
                    events ->
                            forEachBatch(
                                    scan,
                                    rows,
                                    (batch, space) ->
                                            space.rows.collect(batch, space.matches, events)),
                    scan::remarks);
        }
    }

    /// Sorts the rows that matter first, which the order of the shard's rows should have made
    /// unnecessary.
    ShardResult runSorted(
            Supplier<? extends EventScan> scans, Supplier<? extends CohortSink> sinks) {
        return sortAndRun(() -> List.of(scans.get()), sinks, false);
    }

    /// Runs over a shard whose rows come in any order, as they may, from several scans side by
    /// side.
    ///
    /// @param parts each on a thread of its own; closed here
    ShardResult runUnordered(
            Supplier<List<EventScan>> parts, Supplier<? extends CohortSink> sinks) {
        return sortAndRun(parts, sinks, true);
    }

    private ShardResult sortAndRun(
            Supplier<List<EventScan>> parts,
            Supplier<? extends CohortSink> sinks,
            boolean wasSorted) {
        int wordCount = new Matches(program.predicateCount()).wordCount();
        GroupRows rows = new GroupRows(groups);
        try (var sorters = new PartSorters(parts, plan.needsEveryEvent(), wordCount, sortSpace)) {
            Map<Remark, Long> remarks =
                    sorters.add((scan, sorter) -> {
                        GroupRows ofPart = new GroupRows(groups);
                        forEachBatch(
                                scan, ofPart, (batch, space) -> sorter.add(batch, space.matches));
                        rows.addAll(ofPart);
                    });
            return extract(
                    sinks,
                    wasSorted,
                    rows,
                    events -> RowSorter.replay(sorters.sorters(), events, new MatchedRows(plan)),
                    () -> remarks);
        }
    }

    /// Enters the rows that `source` hands to the collector, and writes the cohort.
    ///
    /// @param rows has counted all rows when `source` is done
    /// @param remarks what was odd about them, asked for behind the last one; told of the first
    ///   group
    private ShardResult extract(
            Supplier<? extends CohortSink> sinks,
            boolean wasSorted,
            GroupRows rows,
            Consumer<EventCollector> source,
            Supplier<Map<Remark, Long>> remarks) {
        try (CohortSink sink = sinks.get();
                CohortBuilder cohort = new CohortBuilder(plan, withSummaries, allocator, sink)) {
            List<GroupPass> passes = new ArrayList<>();
            for (int group = 0; group < groups.count(); group++) {
                passes.add(new GroupPass(plan, countsAlone, countsDistribution, sample, cohort));
            }
            EventCollector events =
                    new EventCollector(
                            plan, groups, (subject, group) -> passes.get(group).add(subject));
            enterRows(source, events);
            cohort.finish();
            sink.finish();
            List<ShardCounts> counts = new ArrayList<>();
            for (int group = 0; group < passes.size(); group++) {
                SortedMap<Remark, Long> ofGroup =
                        group == 0 ? new TreeMap<>(remarks.get()) : new TreeMap<>();
                counts.add(
                        passes.get(group)
                                .counts(rows.count(group), wasSorted, events, group, ofGroup));
            }
            return new ShardResult(counts, events.subjects());
        }
    }

    /// Enters all rows, and names the subject that takes most of the memory if there is not enough.
    private static void enterRows(Consumer<EventCollector> source, EventCollector events) {
        try {
            source.accept(events);
            events.finish();
        } catch (OutOfMemoryError | OutOfMemoryException e) {
            if (events.eventBytes() < Runtime.getRuntime().maxMemory() / HUGE_SHARE) {
                throw e;
            }
            throw new HugeSubjectException(events.lastSubject(), e);
        } catch (RepeatedEventException repeated) {
            throw new DataException(
                    DiagnosticCode.D042,
                    repeated.getMessage()
                            + ", which `aces-0.7.3` refuses; `standard` takes them together",
                    repeated);
        }
    }

    private void collect(DirectTable table, EventCollector events, GroupRows rows) {
        int[] predicates = plan.plainPredicateIds();
        for (int row = 0; row < table.rowCount(); row++) {
            rows.add(table.subject(row));
            if (table.isStatic(row)) {
                events.enterStaticRow(table.subject(row));
            } else {
                events.enterRow(table.subject(row), table.time(row));
            }
            for (int i = 0; i < predicates.length; i++) {
                long count = table.count(row, i);
                if (count != 0) {
                    events.count(predicates[i], count);
                }
            }
        }
    }

    /// What one thread needs to go over batches.
    private record Workspace(PredicateEvaluator predicates, Matches matches, MatchedRows rows) {}

    private interface BatchConsumer {
        void accept(RowBatch batch, Workspace space);
    }

    /// Evaluates the predicates over every batch.
    private void forEachBatch(EventScan scan, GroupRows rows, BatchConsumer consumer) {
        Workspace space = workspace();
        for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
            rows.add(batch);
            space.predicates.evaluate(batch, space.matches);
            consumer.accept(batch, space);
        }
        idle.add(space);
        rows.addUnread(scan.prunedRows());
    }

    /// One that lies idle, or a new one.
    private Workspace workspace() {
        Workspace spare = idle.poll();
        return spare != null
                ? spare
                : new Workspace(
                        program.newEvaluator(),
                        new Matches(program.predicateCount()),
                        new MatchedRows(plan));
    }
}
