package dev.headwater.engine;

import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.label.CohortSchema;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.sample.RowSample;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Shard;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Runs one task over several datasets in one pass, each with outputs of its own, which appear as
/// soon as it is done. What fails with one dataset does not stop the others.
///
/// Items share everything but the data and the places of labels and windows; none has other
/// outputs, a sample or a manifest.
public final class SweepExtractor {
    private final List<ExtractionOptions> items;
    private final UnaryOperator<String> windowColumn;
    private final Listener listener;
    private final List<SweepItem> open = new ArrayList<>();

    private SweepExtractor(
            List<ExtractionOptions> items, UnaryOperator<String> windowColumn, Listener listener) {
        this.items = items;
        this.windowColumn = windowColumn;
        this.listener = listener;
    }

    /// Is told once what became of each item, by its place in the list, from several threads.
    public interface Listener {
        /// Its outputs are in place. The codes in `summary` are those met in all items so far.
        void done(int item, ExtractionSummary summary);

        /// There is no output of it.
        void failed(int item, DataException failure);
    }

    /// Runs all items. If `diagnostics` got an error none was run, and the listener is told only of
    /// those whose data cannot be found.
    ///
    /// @param items at least one
    /// @param windowColumn what the windows files call a column of the cohort
    public static void extract(
            List<ExtractionOptions> items,
            UnaryOperator<String> windowColumn,
            Diagnostics diagnostics,
            Listener listener) {
        Sources sources =
                TaskCompiler.read(
                        items.getFirst().task(), items.getFirst().predicates(), diagnostics);
        if (sources != null) {
            new SweepExtractor(items, windowColumn, listener).run(sources, diagnostics);
        }
    }

    private void run(Sources sources, Diagnostics diagnostics) {
        for (int number = 0; number < items.size(); number++) {
            try {
                open.add(SweepItem.of(number, items.get(number)));
            } catch (DataException failure) {
                listener.failed(number, failure);
            }
        }
        ExtractionOptions common = items.getFirst();
        AnalysisOptions analysis = analysis(common);
        ExtractionPlan plan = TaskCompiler.compile(sources, analysis, diagnostics);
        if (plan != null && !open.isEmpty()) {
            CohortExtractor.withinMemory(() -> {
                extract(common, plan);
                return plan;
            });
        }
    }

    /// By the first item whose data can be read; the others before it are failures.
    private AnalysisOptions analysis(ExtractionOptions common) {
        while (!open.isEmpty()) {
            SweepItem first = open.getFirst();
            try {
                return first.data().analysis(common);
            } catch (DataException failure) {
                open.removeFirst();
                listener.failed(first.number(), failure);
            }
        }
        return new AnalysisOptions(common.semantics(), common.format(), null);
    }

    private void extract(ExtractionOptions common, ExtractionPlan plan) {
        try (BufferAllocator allocator = new RootAllocator(common.memory().bufferBytes())) {
            try {
                openOutputs(CohortSchema.of(plan, common.windowsPath() != null), allocator);
                runShards(common, plan, allocator);
            } finally {
                open.forEach(SweepItem::close);
            }
        }
    }

    private void openOutputs(Schema cohort, BufferAllocator allocator) {
        List<Field> windowColumns =
                cohort.getFields().stream()
                        .map(field -> renamed(field, windowColumn.apply(field.getName())))
                        .toList();
        for (SweepItem item : List.copyOf(open)) {
            try {
                item.openOutput(cohort, new Schema(windowColumns), allocator);
            } catch (DataException failure) {
                open.remove(item);
                listener.failed(item.number(), failure);
            }
        }
    }

    private static Field renamed(Field field, String name) {
        return new Field(name, field.getFieldType(), field.getChildren());
    }

    private void runShards(
            ExtractionOptions common, ExtractionPlan plan, BufferAllocator allocator) {
        var outputs = new SweepOutputs(open);
        try (var runs =
                new ShardRuns(
                        common,
                        ShardRuns.ROWS_PER_SLICE,
                        plan,
                        SubjectGroups.ONE,
                        RowSample.ALL,
                        outputs,
                        allocator,
                        Progress.NONE)) {
            List<ShardRun> work = new ArrayList<>();
            for (SweepItem item : open) {
                try {
                    work.addAll(runs.of(item.data()));
                } catch (DataException failure) {
                    fail(item, failure);
                }
            }
            if (!work.isEmpty()) {
                ShardPool.run(
                        work,
                        common.concurrency(),
                        new Progress() {
                            @Override
                            public void started(Pass pass, List<Shard> shards) {}

                            @Override
                            public void shardDone(Shard shard, ShardCounts counts) {
                                add(outputs.item(shard), shard, counts, plan, runs);
                            }
                        },
                        (shard, failure) -> fail(outputs.item(shard), failure));
            }
        }
    }

    private void add(
            SweepItem item, Shard shard, ShardCounts counts, ExtractionPlan plan, ShardRuns runs) {
        RunCounts total = item.add(shard, counts);
        if (total != null) {
            listener.done(
                    item.number(),
                    ExtractionSummary.of(
                            plan, false, item.shards().size(), total, runs.matchedCodes()));
        }
    }

    private void fail(SweepItem item, DataException failure) {
        if (item.fail()) {
            listener.failed(item.number(), failure);
        }
    }
}
