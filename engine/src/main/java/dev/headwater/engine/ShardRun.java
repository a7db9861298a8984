package dev.headwater.engine;

import dev.headwater.engine.scan.Shard;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Work on one shard, or on a slice of it: `work` gives the shard's counts, or null while other
/// slices of it are still at work. `alone` does the whole shard over, after all work has ended, if
/// some of it found no room beside others.
record ShardRun(Shard shard, Supplier<@Nullable RunCounts> work, Supplier<RunCounts> alone) {}
