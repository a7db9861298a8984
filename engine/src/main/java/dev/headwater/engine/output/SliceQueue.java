package dev.headwater.engine.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.TransferPair;

/// Joins the cohort rows of slices that run side by side into one sink, in the order of the slices.
///
/// The first slice that has not ended writes straight through; what later ones write waits in
/// memory, and a writer is held up while too much waits. Slices must be begun in order, or the one
/// that is waited for may never run. Thread-safe; does not own the sink.
public final class SliceQueue implements AutoCloseable {
    private static final long MOST_WAITING_BYTES = 64L << 20;
    private static final int MOST_WAITING_SHARE = 8;

    private final CohortSink target;
    private final BufferAllocator allocator;
    private final List<Queue<VectorSchemaRoot>> waiting = new ArrayList<>();
    private final boolean[] hasEnded;
    private final long mostWaitingBytes;
    private int head;
    private long waitingBytes;
    private boolean isClosed;

    public SliceQueue(int sliceCount, CohortSink target, BufferAllocator allocator) {
        this.target = target;
        this.allocator = allocator;
        this.hasEnded = new boolean[sliceCount];
        this.mostWaitingBytes =
                Math.min(MOST_WAITING_BYTES, allocator.getLimit() / MOST_WAITING_SHARE);
        for (int i = 0; i < sliceCount; i++) {
            waiting.add(new ArrayDeque<>());
        }
    }

    /// The sink of a slice. Its methods throw [CancellationException] once the queue is closed.
    public CohortSink openSlice(int slice) {
        return new CohortSink() {
            @Override
            public void write(VectorSchemaRoot batch) {
                add(slice, batch);
            }

            @Override
            public void finish() {
                end(slice);
            }

            @Override
            public void close() {}
        };
    }

    /// Drops what waits and stops the writers.
    @Override
    public synchronized void close() {
        isClosed = true;
        waiting.forEach(batches -> batches.forEach(VectorSchemaRoot::close));
        waiting.forEach(Queue::clear);
        notifyAll();
    }

    private synchronized void add(int slice, VectorSchemaRoot batch) {
        try {
            while (slice != head && waitingBytes > mostWaitingBytes && !isClosed) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        checkOpen();
        if (slice == head) {
            target.write(batch);
            return;
        }
        VectorSchemaRoot kept = transfer(batch);
        waiting.get(slice).add(kept);
        waitingBytes += bytes(kept);
    }

    private synchronized void end(int slice) {
        checkOpen();
        hasEnded[slice] = true;
        while (head < hasEnded.length && hasEnded[head]) {
            head++;
            if (head < hasEnded.length) {
                writeWaiting(waiting.get(head));
            }
        }
        notifyAll();
    }

    private void writeWaiting(Queue<VectorSchemaRoot> batches) {
        while (!batches.isEmpty()) {
            try (VectorSchemaRoot batch = batches.remove()) {
                waitingBytes -= bytes(batch);
                target.write(batch);
            }
        }
    }

    private VectorSchemaRoot transfer(VectorSchemaRoot batch) {
        List<FieldVector> vectors = new ArrayList<>();
        for (FieldVector vector : batch.getFieldVectors()) {
            TransferPair pair = vector.getTransferPair(allocator);
            pair.transfer();
            vectors.add((FieldVector) pair.getTo());
        }
        return new VectorSchemaRoot(batch.getSchema(), vectors, batch.getRowCount());
    }

    /// What the buffers take, which is more than what is used of them.
    private static long bytes(VectorSchemaRoot batch) {
        return batch.getFieldVectors().stream()
                .flatMap(vector -> Arrays.stream(vector.getBuffers(false)))
                .mapToLong(ArrowBuf::capacity)
                .sum();
    }

    private void checkOpen() {
        if (isClosed) {
            throw new CancellationException("another slice of the shard failed");
        }
    }
}
