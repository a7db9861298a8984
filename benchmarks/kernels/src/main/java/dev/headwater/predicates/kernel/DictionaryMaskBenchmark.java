package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Dictionary entries a second that are matched with a regex and a literal, and rows a second that
/// are selected by what came out.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DictionaryMaskBenchmark {
    static final int ENTRIES = 16_384;
    static final int ROWS = 65_536;

    private final RootAllocator allocator = new RootAllocator();
    private final VarCharVector codes = new VarCharVector("codes", allocator);
    private final IntVector ids = new IntVector("ids", allocator);
    private final Matches matches = new Matches(2);
    private final List<RowPredicate> predicates =
            List.of(
                    predicate(new CodeMatcher.Regex("^LAB//50[0-9]00//")),
                    predicate(new CodeMatcher.Literal(code(0))));

    private final CodeClassifier classifier = new CodeClassifier(predicates, 1);
    private final DictionaryMask mask = new DictionaryMask(classifier);
    private final CodeScan scan = new CodeScan(classifier);
    private long version;

    @Setup
    public void fill() {
        Random random = new Random(1);
        for (int entry = 0; entry < ENTRIES; entry++) {
            codes.setSafe(entry, code(entry).getBytes(StandardCharsets.UTF_8));
        }
        codes.setValueCount(ENTRIES);
        for (int row = 0; row < ROWS; row++) {
            ids.setSafe(row, random.nextInt(ENTRIES));
        }
        ids.setValueCount(ROWS);
    }

    @TearDown
    public void close() {
        codes.close();
        ids.close();
        allocator.close();
    }

    /// Codes never seen: each is matched.
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public int[] newCodes() {
        return new DictionaryMask(new CodeClassifier(predicates, 1)).classes(column(++version));
    }

    /// The dictionary of the next row group: each code is looked up.
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public int[] knownCodes() {
        return mask.classes(column(++version));
    }

    /// Rows of a dictionary that is known.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Matches selectedRows() {
        scan.select(column(0), ROWS, matches);
        return matches;
    }

    private DictionaryColumn column(long dictionaryVersion) {
        return new Column(ids, codes, dictionaryVersion);
    }

    private static String code(int entry) {
        return "LAB//" + (50_000 + entry) + "//mg/dL";
    }

    private static RowPredicate predicate(CodeMatcher code) {
        return new RowPredicate(code, null, List.of());
    }

    private record Column(IntVector ids, VarCharVector dictionary, long dictionaryVersion)
            implements DictionaryColumn {
        @Override
        public int dictionarySize() {
            return ENTRIES;
        }
    }
}
