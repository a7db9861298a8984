package dev.headwater.engine;

import dev.headwater.engine.scan.Shard;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Work on one shard, or on a slice of it: `work` gives the shard's counts, or null while other
/// slices of it are still at work.
record ShardRun(Shard shard, Supplier<@Nullable ShardCounts> work) {}
