package dev.headwater.engine;

import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.kernel.TypeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Does the runs on a fixed number of threads, begun in order, and adds up their counts.
final class ShardPool {
    private ShardPool() {}

    /// The first failure, in order, ends it all: what has not begun is dropped, what is running is
    /// waited for, and the failure is thrown.
    static ShardCounts run(List<ShardRun> runs, int threads, Progress progress) {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, runs.size()))) {
            List<Future<ShardCounts>> results = new ArrayList<>();
            for (ShardRun run : runs) {
                results.add(pool.submit(() -> perform(run, progress)));
            }
            return await(results, pool);
        }
    }

    private static ShardCounts perform(ShardRun run, Progress progress) {
        ShardCounts counts = countsOf(run);
        if (counts == null) {
            return ShardCounts.NONE;
        }
        progress.shardDone(run.shard(), counts);
        return counts;
    }

    private static @Nullable ShardCounts countsOf(ShardRun run) {
        try {
            return run.work().get();
        } catch (TypeMismatchException mismatch) {
            String what = mismatch.getMessage() + " (" + run.shard().file() + ")";
            throw new DataException(DiagnosticCode.D006, what, mismatch);
        }
    }

    private static ShardCounts await(List<Future<ShardCounts>> results, ExecutorService pool) {
        ShardCounts total = ShardCounts.NONE;
        try {
            for (Future<ShardCounts> result : results) {
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
