package dev.headwater.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.output.CohortSink;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.ShardSlicer;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicedShardTest {
    private static final Path ROOT = Path.of("..");
    private static final Shard SHARD =
            new Shard("train/0", ROOT.resolve("sample-data/meds/data/train/0.parquet"));

    @ParameterizedTest
    @ValueSource(longs = {1, 150, 1000, 3000})
    void slicesGiveTheRowsOfTheWholeShard(long rowsPerSlice) throws Exception {
        ExtractionPlan plan = plan();
        try (BufferAllocator allocator = new RootAllocator()) {
            List<RowRange> slices = ShardSlicer.slice(SHARD, rowsPerSlice, allocator);
            Rows whole = new Rows();
            ShardCounts wholeCounts =
                    new ShardExtraction(plan, true, allocator)
                            .run(() -> open(plan, RowRange.ALL, allocator), whole::begin);
            Rows joined = new Rows();
            ShardCounts slicedCounts = run(slices, plan, joined, allocator);
            assertThat(slices).hasSizeGreaterThan(1);
            assertThat(joined.rows).isNotEmpty().isEqualTo(whole.rows);
            assertThat(slicedCounts).isEqualTo(wholeCounts);
        }
    }

    @Test
    void aSubjectThatGoesOnInAnotherSliceIsFoundAndTheShardSorted() throws Exception {
        ExtractionPlan plan = plan();
        try (BufferAllocator allocator = new RootAllocator()) {
            Rows whole = new Rows();
            new ShardExtraction(plan, true, allocator)
                    .run(() -> open(plan, RowRange.ALL, allocator), whole::begin);
            Rows joined = new Rows();
            List<RowRange> withinASubject =
                    List.of(new RowRange(0, 100), new RowRange(100, Long.MAX_VALUE));
            assertThat(subjectAt(99, allocator)).isEqualTo(subjectAt(100, allocator));
            assertThat(run(withinASubject, plan, joined, allocator).wasSorted()).isFalse();
            assertThat(joined.rows).isEqualTo(whole.rows);
        }
    }

    private static ShardCounts run(
            List<RowRange> slices, ExtractionPlan plan, Rows rows, BufferAllocator allocator)
            throws Exception {
        ShardCounts counts = null;
        ShardExtraction extraction = new ShardExtraction(plan, true, allocator);
        try (SlicedShard sliced =
                        new SlicedShard(
                                extraction,
                                slices,
                                range -> open(plan, range, allocator),
                                rows::begin,
                                allocator);
                ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Future<ShardCounts>> runs = new ArrayList<>();
            for (int i = 0; i < slices.size(); i++) {
                int slice = i;
                runs.add(pool.submit(() -> sliced.run(slice)));
            }
            for (Future<ShardCounts> run : runs) {
                counts = run.get() == null ? counts : run.get();
            }
        }
        return counts;
    }

    @Test
    void everySliceBeginsWithANewSubject() {
        try (BufferAllocator allocator = new RootAllocator()) {
            List<RowRange> slices = ShardSlicer.slice(SHARD, 1, allocator);
            assertThat(slices).hasSize(50);
            assertThat(slices.getFirst().start()).isZero();
            for (int i = 1; i < slices.size(); i++) {
                assertThat(slices.get(i).start()).isEqualTo(slices.get(i - 1).end());
                long last = subjectAt(slices.get(i).start() - 1, allocator);
                assertThat(subjectAt(slices.get(i).start(), allocator)).isGreaterThan(last);
            }
        }
    }

    private static long subjectAt(long row, BufferAllocator allocator) {
        try (ParquetEventScan scan =
                ParquetEventScan.open(
                        SHARD, new RowRange(row, row + 1), Set.of("subject_id"), allocator)) {
            return scan.next().subjectId().get(0);
        }
    }

    private static ParquetEventScan open(
            ExtractionPlan plan, RowRange range, BufferAllocator allocator) {
        return ParquetEventScan.open(SHARD, range, plan.scanColumns(), allocator);
    }

    private static ExtractionPlan plan() {
        return TaskCompiler.compile(
                ROOT.resolve("task-configs/tasks/mortality/imminent_24h.yaml"),
                ROOT.resolve("task-configs/datasets/sample.yaml"),
                new AnalysisOptions(null, InputFormat.MEDS, null),
                new Diagnostics());
    }

    /// Keeps the rows as text; may be closed and opened again.
    private static final class Rows implements CohortSink {
        private final List<String> rows = new ArrayList<>();

        Rows begin() {
            rows.clear();
            return this;
        }

        @Override
        public void write(VectorSchemaRoot batch) {
            for (int row = 0; row < batch.getRowCount(); row++) {
                int position = row;
                rows.add(
                        batch.getFieldVectors().stream()
                                .map(v -> v.getObject(position))
                                .toList()
                                .toString());
            }
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
