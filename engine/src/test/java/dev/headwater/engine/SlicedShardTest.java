package dev.headwater.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.engine.ExtractionOptions.ReportTarget;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.event.SortSpace;
import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.htmlreport.HtmlReport;
import dev.headwater.engine.label.CohortSchema;
import dev.headwater.engine.output.CohortOutput;
import dev.headwater.engine.output.CohortSink;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.sample.PerSubject;
import dev.headwater.engine.sample.RowSample;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.ShardSlicer;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlicedShardTest {
    private static final Path ROOT = Path.of("..");
    private static final Shard SHARD =
            new Shard("train/0", ROOT.resolve("sample-data/meds/data/train/0.parquet"));

    private static final SortSpace SORT_SPACE =
            new SortSpace(
                    8 << 20,
                    () -> {
                        throw new AssertionError("the rows of the sample fit in memory");
                    });

    @ParameterizedTest
    @ValueSource(longs = {1, 150, 1000, 3000})
    void slicesGiveTheRowsOfTheWholeShard(long rowsPerSlice) throws Exception {
        ExtractionPlan plan = plan();
        try (BufferAllocator allocator = new RootAllocator()) {
            List<RowRange> slices = ShardSlicer.slice(SHARD, rowsPerSlice, allocator);
            Rows whole = new Rows();
            ShardCounts wholeCounts =
                    extraction(plan, allocator)
                            .run(() -> open(plan, RowRange.ALL, allocator), whole::begin)
                            .total();
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
            extraction(plan, allocator)
                    .run(() -> open(plan, RowRange.ALL, allocator), whole::begin);
            Rows joined = new Rows();
            List<RowRange> withinASubject =
                    List.of(new RowRange(0, 100), new RowRange(100, Long.MAX_VALUE));
            assertThat(subjectAt(99, allocator)).isEqualTo(subjectAt(100, allocator));
            assertThat(run(withinASubject, plan, joined, allocator).wasSorted()).isFalse();
            assertThat(joined.rows).isEqualTo(whole.rows);
        }
    }

    @Test
    void theSinkIsOpenedByTheFirstSliceThatRuns() {
        ExtractionPlan plan = plan();
        Rows rows = new Rows();
        List<Rows> opened = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator()) {
            ShardExtraction extraction = extraction(plan, allocator);
            try (SlicedShard sliced =
                    new SlicedShard(
                            extraction,
                            ShardSlicer.slice(SHARD, 3000, allocator),
                            range -> open(plan, range, allocator),
                            () -> {
                                opened.add(rows);
                                return rows.begin();
                            },
                            allocator)) {
                assertThat(opened).isEmpty();
                sliced.run(0);
                assertThat(opened).hasSize(1);
                sliced.run(1);
                assertThat(opened).hasSize(1);
            }
        }
    }

    @Test
    void slicesThatFoundNoRoomGiveTheShardWhenItIsRunAlone() {
        ExtractionPlan plan = plan();
        try (BufferAllocator allocator = new RootAllocator()) {
            ShardExtraction extraction = extraction(plan, allocator);
            Rows whole = new Rows();
            ShardCounts counts =
                    extraction.run(() -> open(plan, RowRange.ALL, allocator), whole::begin).total();
            Function<RowRange, ParquetEventScan> scans =
                    range ->
                            range.equals(RowRange.ALL)
                                    ? open(plan, range, allocator)
                                    : fail(new OutOfMemoryError("full"));
            Rows again = new Rows();
            List<RowRange> slices = ShardSlicer.slice(SHARD, 3000, allocator);
            try (SlicedShard sliced =
                    new SlicedShard(extraction, slices, scans, again::begin, allocator)) {
                assertThatThrownBy(() -> sliced.run(0)).isInstanceOf(OutOfMemoryError.class);
                assertThat(sliced.runWhole().total()).isEqualTo(counts);
            }
            assertThat(again.rows).isNotEmpty().isEqualTo(whole.rows);
        }
    }

    /// The first slice, which the failure of the second one stops, must not hide why.
    @ParameterizedTest
    @MethodSource("failures")
    void everySliceEndsWithTheFirstFailure(Throwable failure) {
        ExtractionPlan plan = plan();
        try (BufferAllocator allocator = new RootAllocator()) {
            List<RowRange> slices = ShardSlicer.slice(SHARD, 3000, allocator);
            ShardExtraction extraction = extraction(plan, allocator);
            Function<RowRange, ParquetEventScan> scans =
                    range -> range.start() == 0 ? open(plan, range, allocator) : fail(failure);
            try (SlicedShard sliced =
                    new SlicedShard(extraction, slices, scans, new Rows()::begin, allocator)) {
                assertThatThrownBy(() -> sliced.run(1)).isSameAs(failure);
                assertThatThrownBy(() -> sliced.run(0)).isSameAs(failure);
            }
        }
    }

    static List<Throwable> failures() {
        return List.of(
                new DataException(DiagnosticCode.D004, "corrupt"), new OutOfMemoryError("full"));
    }

    private static ParquetEventScan fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 400, 2000})
    void slicesChangeNoOutputByte(long rowsPerSlice, @TempDir Path folder) throws IOException {
        SubjectGroups one = SubjectGroups.ONE;
        assertSameBytes(folder.resolve("cohort"), rowsPerSlice, RowSample.ALL, one);
        assertSameBytes(folder.resolve("groups"), rowsPerSlice, RowSample.ALL, new Thirds());
        Sampling oneEach = new Sampling(new PerSubject.Random(1), null, 7);
        RowSample sample = new RowSample(oneEach, _ -> true);
        assertSameBytes(folder.resolve("sample"), rowsPerSlice, sample, one);
        assertSameBytes(folder.resolve("part"), rowsPerSlice, RowSample.upTo(oneEach, 0), one);
    }

    /// Two groups, and subjects that are passed over.
    private record Thirds() implements SubjectGroups {
        @Override
        public int count() {
            return 2;
        }

        @Override
        public int of(long subject) {
            int third = Math.floorMod(subject, 3);
            return third == 2 ? PASSED_OVER : third;
        }
    }

    private static void assertSameBytes(
            Path folder, long rowsPerSlice, RowSample sample, SubjectGroups groups)
            throws IOException {
        Path whole = extract(folder.resolve("whole"), Long.MAX_VALUE / 2, sample, groups);
        Path sliced = extract(folder.resolve("sliced"), rowsPerSlice, sample, groups);
        assertThat(sliced.resolve("labels.parquet"))
                .hasSameBinaryContentAs(whole.resolve("labels.parquet"));
        assertThat(sliced.resolve("windows.parquet"))
                .hasSameBinaryContentAs(whole.resolve("windows.parquet"));
        assertThat(sliced.resolve("labels.arrow"))
                .hasSameBinaryContentAs(whole.resolve("labels.arrow"));
        assertThat(sliced.resolve("report.html"))
                .hasSameBinaryContentAs(whole.resolve("report.html"));
    }

    private static Path extract(
            Path folder, long rowsPerSlice, RowSample sample, SubjectGroups groups)
            throws IOException {
        Files.createDirectories(folder);
        var report = new ReportTarget(folder.resolve("report.html"), 3);
        ExtractionOptions options =
                new ExtractionOptions(
                        Path.of("task.yaml"),
                        null,
                        SHARD.file(),
                        InputFormat.MEDS,
                        null,
                        null,
                        List.of(),
                        0,
                        1,
                        3,
                        1L << 30,
                        folder.resolve("labels.parquet"),
                        ExtractionOptions.LabelsSchema.STRICT,
                        folder.resolve("windows.parquet"),
                        folder.resolve("labels.arrow").toString(),
                        null,
                        false,
                        Sampling.NONE,
                        null,
                        report);
        ExtractionPlan plan = plan();
        var data =
                new DataSelection(
                        Dataset.of(options.format(), options.data(), null),
                        List.of(SHARD),
                        groups,
                        null);
        try (BufferAllocator allocator = new RootAllocator();
                CohortOutput output =
                        CohortOutput.open(
                                options,
                                data.shards(),
                                CohortSchema.of(plan, true),
                                allocator,
                                System.out);
                ShardRuns runs =
                        new ShardRuns(
                                options,
                                rowsPerSlice,
                                plan,
                                groups,
                                sample,
                                output,
                                allocator,
                                Progress.NONE)) {
            RunCounts counts = ShardPool.run(runs.of(data), options.threads(), Progress.NONE);
            output.join();
            var summary = ExtractionSummary.of(plan, false, 1, counts, runs.matchedCodes());
            var sources = new Sources(new SourceFile("task.yaml", "trigger: a\n"), null);
            Files.writeString(
                    report.file(), HtmlReport.of(sources, null, options, report, summary));
            output.commit();
        }
        return folder;
    }

    /// Counts all there is to count.
    private static ShardExtraction extraction(ExtractionPlan plan, BufferAllocator allocator) {
        return new ShardExtraction(
                plan, true, true, true, allocator, SORT_SPACE, RowSample.ALL, SubjectGroups.ONE);
    }

    private static ShardCounts run(
            List<RowRange> slices, ExtractionPlan plan, Rows rows, BufferAllocator allocator)
            throws Exception {
        ShardCounts counts = null;
        ShardExtraction extraction = extraction(plan, allocator);
        try (SlicedShard sliced =
                        new SlicedShard(
                                extraction,
                                slices,
                                range -> open(plan, range, allocator),
                                rows::begin,
                                allocator);
                ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Future<ShardResult>> runs = new ArrayList<>();
            for (int i = 0; i < slices.size(); i++) {
                int slice = i;
                runs.add(pool.submit(() -> sliced.run(slice)));
            }
            for (Future<ShardResult> run : runs) {
                counts = run.get() == null ? counts : run.get().total();
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
                        SHARD,
                        new RowRange(row, row + 1),
                        Set.of("subject_id"),
                        ChunkFilter.NONE,
                        allocator,
                        new SpareArrays())) {
            RowBatch batch = scan.next();
            RowSelection row0 = new RowSelection();
            row0.selectAll(1);
            return batch.subjectId(row0).get(0);
        }
    }

    private static ParquetEventScan open(
            ExtractionPlan plan, RowRange range, BufferAllocator allocator) {
        return ParquetEventScan.open(
                SHARD,
                range,
                plan.scanColumns(),
                plan.rowGroupFilter(),
                allocator,
                new SpareArrays());
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
