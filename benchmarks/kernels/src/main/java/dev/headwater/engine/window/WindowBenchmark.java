package dev.headwater.engine.window;

import dev.headwater.engine.event.PostingList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/// Triggers a second of the kernels that place windows and count in them, over one full block of
/// one subject.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(Realizations.BLOCK_SIZE)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WindowBenchmark {
    private static final int TRIGGERS = Realizations.BLOCK_SIZE;
    private static final int MEAN_GAP = 1000;

    /// How many events the predicate has for each trigger.
    @Param({"0.1", "1", "10"})
    double density;

    private final Realizations block = new Realizations(List.of());
    private final PostingList matches = new PostingList();
    private final long[] earlier = new long[TRIGGERS];
    private final long[] later = new long[TRIGGERS];
    private final long[] windowEnds = new long[TRIGGERS];
    private final long[] counts = new long[TRIGGERS];

    /// No trigger is ever dropped, so that each call meets the same block.
    @Setup
    public void fill() {
        Random random = new Random(1);
        long trigger = 0;
        for (int i = 0; i < TRIGGERS; i++) {
            trigger += 1 + random.nextInt(2 * MEAN_GAP);
            block.addTrigger(trigger);
        }
        WindowBounds.offset(block, block.triggers, 20L * MEAN_GAP, earlier, windowEnds);
        matches.add(-1, 1);
        int gap = (int) (2 * MEAN_GAP / density);
        for (long time = 0; time < trigger; time += 1 + random.nextInt(gap)) {
            matches.add(time, 1);
        }
        matches.add(trigger + 1, 1);
    }

    /// Windows of fixed length.
    @Benchmark
    public long[] offset() {
        WindowBounds.offset(block, block.triggers, 20L * MEAN_GAP, earlier, later);
        return later;
    }

    @Benchmark
    public int nextEvent() {
        return WindowBounds.nextEvent(block, block.triggers, matches, false, earlier, later);
    }

    @Benchmark
    public int previousEvent() {
        return WindowBounds.previousEvent(block, block.triggers, matches, false, earlier, later);
    }

    /// Matches in windows of twenty mean gaps between triggers.
    @Benchmark
    public long[] count() {
        WindowCounts.count(block, matches, block.triggers, windowEnds, false, true, counts);
        return counts;
    }
}
