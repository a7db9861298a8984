package dev.headwater.engine;

import dev.headwater.engine.scan.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Runs shards on a fixed number of threads and adds up their counts.
final class ShardPool {
    private ShardPool() {}

    /// The first failure, in shard order, ends the run: shards not yet begun are dropped, the running ones are waited for, and it is thrown.
    static ShardCounts run(
            List<Shard> shards, int threads, Function<Shard, ShardCounts> extraction, Progress progress) {
        progress.started(shards.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, shards.size()))) {
            List<Future<ShardCounts>> results = new ArrayList<>();
            for (Shard shard : shards) {
                results.add(pool.submit(() -> {
                    ShardCounts counts = extraction.apply(shard);
                    progress.shardDone(shard, counts);
                    return counts;
                }));
            }
            return await(results, pool);
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
