package dev.headwater.engine;

import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Shard;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.kernel.TypeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/// Does the runs on a fixed number of threads, begun in order, and adds up their counts.
///
/// A shard that finds no room in memory beside others is run again when they are done.
final class ShardPool {
    private final Progress progress;
    private final int threads;
    private final FailedShard onFailure;
    private final Set<Shard> crowdedOut = ConcurrentHashMap.newKeySet();

    private ShardPool(int threads, Progress progress, FailedShard onFailure) {
        this.threads = threads;
        this.progress = progress;
        this.onFailure = onFailure;
    }

    /// What becomes of a shard whose data or outputs fail; is told from several threads.
    interface FailedShard {
        /// Returns if the others are to go on.
        void failed(Shard shard, DataException failure);
    }

    /// The first failure, in order, ends it all: what has not begun is dropped, what is running is
    /// waited for, and the failure is thrown.
    ///
    /// @throws DataException D014 if a shard does not fit into memory
    static RunCounts run(List<ShardRun> runs, int threads, Progress progress) {
        return run(
                runs,
                threads,
                progress,
                (_, failure) -> {
                    throw failure;
                });
    }

    /// As above, but `onFailure` decides whether a failure ends it all. A shard that failed counts
    /// nothing.
    static RunCounts run(
            List<ShardRun> runs, int threads, Progress progress, FailedShard onFailure) {
        return new ShardPool(Math.min(threads, runs.size()), progress, onFailure).run(runs);
    }

    private RunCounts run(List<ShardRun> runs) {
        RunCounts total;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<RunCounts>> results = new ArrayList<>();
            for (ShardRun run : runs) {
                results.add(pool.submit(() -> runBesideOthers(run)));
            }
            total = await(results, pool);
        }
        for (ShardRun run : runs) {
            if (crowdedOut.remove(run.shard())) {
                total = total.plus(runAlone(run));
            }
        }
        return total;
    }

    private RunCounts runBesideOthers(ShardRun run) {
        try {
            return perform(run, run.work());
        } catch (OutOfMemoryError | OutOfMemoryException | HugeSubjectException e) {
            if (threads == 1) {
                onFailure.failed(run.shard(), doesNotFit(run.shard(), e));
            } else {
                crowdedOut.add(run.shard());
            }
            return RunCounts.NONE;
        }
    }

    private RunCounts runAlone(ShardRun run) {
        try {
            return perform(run, run.alone()::get);
        } catch (OutOfMemoryError | OutOfMemoryException | HugeSubjectException e) {
            onFailure.failed(run.shard(), doesNotFit(run.shard(), e));
            return RunCounts.NONE;
        }
    }

    private RunCounts perform(ShardRun run, Supplier<@Nullable RunCounts> work) {
        try {
            RunCounts counts = work.get();
            if (counts == null) {
                return RunCounts.NONE;
            }
            progress.shardDone(run.shard(), counts.total());
            return counts;
        } catch (TypeMismatchException mismatch) {
            String what = mismatch.getMessage() + " (" + run.shard().file() + ")";
            onFailure.failed(run.shard(), new DataException(DiagnosticCode.D006, what, mismatch));
            return RunCounts.NONE;
        } catch (DataException failure) {
            onFailure.failed(run.shard(), failure);
            return RunCounts.NONE;
        }
    }

    private static DataException doesNotFit(Shard shard, Throwable problem) {
        String what =
                problem instanceof HugeSubjectException huge
                        ? "subject " + huge.subject() + " of " + shard.file()
                        : shard.file().toString();
        return new DataException(
                DiagnosticCode.D014,
                what + " does not fit into memory; pass a larger --memory",
                problem);
    }

    private static RunCounts await(List<Future<RunCounts>> results, ExecutorService pool) {
        RunCounts total = RunCounts.NONE;
        try {
            for (Future<RunCounts> result : results) {
                total = total.plus(result.get());
            }
            return total;
        } catch (ExecutionException failure) {
            results.forEach(result -> result.cancel(false));
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
