package dev.headwater.engine.output;

import dev.headwater.engine.scan.Shard;

/// Where the cohort rows of shards go. Shards may be opened from several threads.
public interface ShardOutputs {
    /// A sink for the rows of `shard`. A shard whose sink was closed unfinished may be opened
    /// again.
    ///
    /// @throws dev.headwater.engine.scan.DataException D015 if the output cannot be written; so do
    ///   the sink's methods
    CohortSink openShard(Shard shard);

    /// A new temporary file beside an output, for rows that find no room in memory.
    ///
    /// @throws dev.headwater.engine.scan.DataException D015 if it cannot be written
    SpillFile openSpillFile();
}
