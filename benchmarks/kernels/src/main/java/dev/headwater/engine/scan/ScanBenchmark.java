package dev.headwater.engine.scan;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.kernel.ChunkFilter;
import dev.headwater.predicates.kernel.Matches;
import dev.headwater.predicates.kernel.PredicateEvaluator;
import dev.headwater.predicates.kernel.PredicateProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Rows a second of the scan alone: the four MEDS columns of the first million rows of a shard,
/// from the page cache.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(ScanBenchmark.ROWS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScanBenchmark {
    static final int ROWS = 1_000_000;
    private static final Set<String> COLUMNS =
            Set.of("subject_id", "time", "code", "numeric_value");

    /// Seen from this module's folder, where Maven starts what it runs.
    private static final Shard SHARD =
            new Shard("train/0", Path.of("../.work/data/M/data/train/0.parquet"));

    private final RootAllocator allocator = new RootAllocator();
    private final SpareArrays arrays = new SpareArrays();
    private final RowSelection all = new RowSelection();

    @TearDown
    public void close() {
        allocator.close();
    }

    /// All columns of all rows.
    @Benchmark
    public void decoded(Blackhole consumer) {
        decodeAll(consumer);
    }

    /// The same with the JVM's first compiler only, as the launcher sets it.
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "-XX:TieredStopAtLevel=1")
    public void decodedByFirstCompiler(Blackhole consumer) {
        decodeAll(consumer);
    }

    /// Codes are matched first; the other columns only where a batch has a match.
    @Benchmark
    public void lateMaterialized(OneCode code, Blackhole consumer) {
        try (ParquetEventScan scan = scan()) {
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                code.evaluator.evaluate(batch, code.matches);
                if (code.matches.selection().count() > 0) {
                    consumer.consume(batch.subjectId(code.matches.selection()));
                    consumer.consume(batch.time(code.matches.selection()));
                    consumer.consume(batch.numericValue(code.matches.selection()));
                }
            }
        }
    }

    private void decodeAll(Blackhole consumer) {
        try (ParquetEventScan scan = scan()) {
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                all.selectAll(batch.rowCount());
                consumer.consume(batch.subjectId(all));
                consumer.consume(batch.time(all));
                consumer.consume(batch.code());
                consumer.consume(batch.numericValue(all));
            }
        }
    }

    private ParquetEventScan scan() {
        return ParquetEventScan.open(
                SHARD, new RowRange(0, ROWS), COLUMNS, ChunkFilter.NONE, allocator, arrays);
    }

    /// A task of one code, which a few batches have or each of them.
    @NullUnmarked
    @State(Scope.Thread)
    public static class OneCode {
        @Param({"DRG//APR//124", "MEDS_DEATH"})
        String code;

        private final Matches matches = new Matches(1);
        private PredicateEvaluator evaluator;

        @Setup
        public void compile() {
            CodeMatcher matcher = new CodeMatcher.Literal(code);
            RowPredicate predicate = new RowPredicate(matcher, null, List.of());
            evaluator = PredicateProgram.compile(List.of(predicate)).newEvaluator();
        }
    }
}
