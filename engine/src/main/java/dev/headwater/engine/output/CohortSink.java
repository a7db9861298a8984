package dev.headwater.engine.output;

import org.apache.arrow.vector.VectorSchemaRoot;

/// Takes the cohort rows of one shard, batch by batch, in order.
public interface CohortSink extends AutoCloseable {
    /// Writes the rows of `batch`, which stays the caller's and is refilled afterwards.
    void write(VectorSchemaRoot batch);

    /// Says that all rows of the shard are written. A sink closed without it leaves nothing behind.
    void finish();

    @Override
    void close();
}
