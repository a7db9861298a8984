package dev.headwater.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.engine.distribution.Distribution;
import dev.headwater.engine.plan.PlanCounts;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Shard;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.arrow.memory.OutOfMemoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShardPoolTest {
    private static final Shard BIG = new Shard("big", Path.of("data/big.parquet"));
    private static final Shard SMALL = new Shard("small", Path.of("data/small.parquet"));
    private static final ShardCounts OF_SHARD =
            new ShardCounts(
                    10, 5, 4, 3, 2, 1, true, PlanCounts.NONE, Distribution.NONE, new TreeMap<>());
    private static final RunCounts COUNTS = RunCounts.NONE.plus("train", OF_SHARD);

    static List<Throwable> outOfMemory() {
        var error = new OutOfMemoryError("full");
        return List.of(error, new OutOfMemoryException("full"), new HugeSubjectException(7, error));
    }

    @ParameterizedTest
    @MethodSource("outOfMemory")
    void aShardThatFindsNoRoomBesideOthersIsRunAgainAlone(Throwable problem) {
        var running = new AtomicInteger();
        List<ShardRun> runs =
                List.of(
                        new ShardRun(
                                BIG,
                                () -> fail(problem),
                                () -> {
                                    assertThat(running).hasValue(0);
                                    return COUNTS;
                                }),
                        run(
                                SMALL,
                                () -> {
                                    running.incrementAndGet();
                                    Thread.yield();
                                    running.decrementAndGet();
                                    return COUNTS;
                                }));
        assertThat(ShardPool.run(runs, 2, Progress.NONE)).isEqualTo(COUNTS.plus(COUNTS));
    }

    @Test
    void aShardWhoseSlicesFindNoRoomIsRunAgainOnce() {
        Supplier<RunCounts> noRoom = () -> fail(new OutOfMemoryError("full"));
        List<ShardRun> slices =
                List.of(
                        new ShardRun(BIG, noRoom::get, () -> COUNTS),
                        new ShardRun(BIG, noRoom::get, () -> COUNTS));
        assertThat(ShardPool.run(slices, 2, Progress.NONE)).isEqualTo(COUNTS);
    }

    @Test
    void failuresThatAreTakenNoteOfStopNothing() {
        var broken = new DataException(DiagnosticCode.D004, "broken");
        Supplier<RunCounts> noRoom = () -> fail(new OutOfMemoryError("full"));
        List<ShardRun> runs =
                List.of(
                        run(new Shard("broken", BIG.file()), () -> fail(broken)),
                        run(BIG, noRoom),
                        run(SMALL, () -> COUNTS));
        for (int threads : List.of(1, 2)) {
            Map<String, DiagnosticCode> failures = new ConcurrentHashMap<>();

            RunCounts counts =
                    ShardPool.run(
                            runs,
                            threads,
                            Progress.NONE,
                            (shard, failure) -> failures.put(shard.name(), failure.code()));

            assertThat(counts).isEqualTo(COUNTS);
            assertThat(failures)
                    .isEqualTo(Map.of("broken", DiagnosticCode.D004, "big", DiagnosticCode.D014));
        }
    }

    @ParameterizedTest
    @MethodSource("outOfMemory")
    void aShardThatFindsNoRoomAloneIsNamed(Throwable problem) {
        List<ShardRun> runs = List.of(run(SMALL, () -> COUNTS), run(BIG, () -> fail(problem)));
        assertDoesNotFit(runs, 2);
    }

    @Test
    void nothingIsRunAgainThatWasAlone() {
        var attempts = new AtomicInteger();
        ShardRun run =
                run(
                        BIG,
                        () -> {
                            attempts.incrementAndGet();
                            return fail(new OutOfMemoryError("full"));
                        });
        assertDoesNotFit(List.of(run), 8);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aSubjectThatDoesNotFitIsNamed() {
        Throwable problem = new HugeSubjectException(7, new OutOfMemoryError("full"));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() ->
                        ShardPool.run(List.of(run(BIG, () -> fail(problem))), 1, Progress.NONE))
                .withMessageStartingWith("subject 7 of " + BIG.file());
    }

    private static void assertDoesNotFit(List<ShardRun> runs, int threads) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ShardPool.run(runs, threads, Progress.NONE))
                .withMessageContaining(BIG.file().toString())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(DiagnosticCode.D014));
    }

    private static ShardRun run(Shard shard, Supplier<RunCounts> work) {
        return new ShardRun(shard, work::get, work);
    }

    private static RunCounts fail(Throwable problem) {
        if (problem instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) problem;
    }
}
