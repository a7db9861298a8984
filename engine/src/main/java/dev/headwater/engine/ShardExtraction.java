package dev.headwater.engine;

import dev.headwater.engine.output.CohortSink;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.DirectTable;
import dev.headwater.engine.scan.EventScan;
import org.apache.arrow.memory.BufferAllocator;

/// Runs a plan over one shard: rows -> events -> windows -> cohort rows. A pure function of plan and data; safe to run for many shards at once.
public final class ShardExtraction {
    private final ExtractionPlan plan;
    private final boolean withSummaries;
    private final BufferAllocator allocator;

    /// @param withSummaries whether the rows carry a summary struct for each window step
    public ShardExtraction(ExtractionPlan plan, boolean withSummaries, BufferAllocator allocator) {
        this.plan = plan;
        this.withSummaries = withSummaries;
        this.allocator = allocator;
    }

    /// Runs over a MEDS shard. The caller closes `scan` and `sink`; rows come in (subject, trigger time) order.
    public ShardCounts run(EventScan scan, CohortSink sink) {
        throw new UnsupportedOperationException(plan + " " + withSummaries + allocator + scan + sink);
    }

    /// Runs over a direct table.
    public ShardCounts run(DirectTable table, CohortSink sink) {
        throw new UnsupportedOperationException(table + " " + sink);
    }
}
