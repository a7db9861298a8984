package dev.headwater.engine;

import dev.headwater.engine.event.UnsortedRowsException;
import dev.headwater.engine.output.CohortSink;
import dev.headwater.engine.output.SliceQueue;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.RowRange;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// A big shard whose slices run side by side, to the same rows as in one piece.
///
/// If its rows turn out not to be sorted, within a slice or across slices, the last slice to end
/// starts over with the whole shard, sorted.
final class SlicedShard implements AutoCloseable {
    private final ShardExtraction extraction;
    private final List<RowRange> slices;
    private final Function<RowRange, ? extends EventScan> scans;
    private final Supplier<? extends CohortSink> sinks;
    private final BufferAllocator allocator;
    private final ShardResult[] results;
    private final AtomicInteger running;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean isUnsorted;
    private @Nullable CohortSink sink;
    private @Nullable SliceQueue queue;

    SlicedShard(
            ShardExtraction extraction,
            List<RowRange> slices,
            Function<RowRange, ? extends EventScan> scans,
            Supplier<? extends CohortSink> sinks,
            BufferAllocator allocator) {
        this.extraction = extraction;
        this.slices = slices;
        this.scans = scans;
        this.sinks = sinks;
        this.allocator = allocator;
        this.results = new ShardResult[slices.size()];
        this.running = new AtomicInteger(slices.size());
    }

    /// Runs one slice; slices are begun in order. The first one opens the sink.
    ///
    /// @return the result of the whole shard if this was the last slice to end, else null
    @Nullable ShardResult run(int slice) {
        try {
            throwFirstFailure();
            SliceQueue joined = openQueue();
            results[slice] =
                    extraction.runInFileOrder(
                            () -> scans.apply(slices.get(slice)), () -> joined.openSlice(slice));
        } catch (UnsortedRowsException _) {
            isUnsorted = true;
            stopSlices();
        } catch (CancellationException cancelled) {
            if (!isUnsorted) {
                throwFirstFailure();
                throw cancelled;
            }
        } catch (RuntimeException | Error problem) {
            failure.compareAndSet(null, problem);
            stopSlices();
            throw problem;
        }
        return running.decrementAndGet() == 0 ? complete() : null;
    }

    /// Runs the whole shard in one piece, after the slices have failed.
    ShardResult runWhole() {
        close();
        return extraction.run(() -> scans.apply(RowRange.ALL), sinks);
    }

    @Override
    public synchronized void close() {
        stopSlices();
        if (sink != null) {
            sink.close();
        }
    }

    private synchronized SliceQueue openQueue() {
        if (sink == null || queue == null) {
            sink = sinks.get();
            queue = new SliceQueue(slices.size(), sink, allocator);
        }
        return queue;
    }

    private synchronized void stopSlices() {
        if (queue != null) {
            queue.close();
        }
    }

    /// A slice that another one's failure stopped fails for the same reason.
    private void throwFirstFailure() {
        switch (failure.get()) {
            case RuntimeException problem -> throw problem;
            case Error problem -> throw problem;
            case null, default -> {}
        }
    }

    private ShardResult complete() {
        if (isUnsorted || !subjectsAscend()) {
            close();
            return extraction.runSorted(() -> scans.apply(RowRange.ALL), sinks);
        }
        CohortSink complete = Objects.requireNonNull(sink, "a slice opened it");
        complete.finish();
        complete.close();
        return ShardResult.joined(List.of(results));
    }

    private boolean subjectsAscend() {
        long last = Long.MIN_VALUE;
        boolean isFirst = true;
        for (ShardResult result : results) {
            if (!result.subjects().isEmpty()) {
                if (!isFirst && result.subjects().first() <= last) {
                    return false;
                }
                isFirst = false;
                last = result.subjects().last();
            }
        }
        return true;
    }
}
