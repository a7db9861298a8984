package dev.headwater.engine;

import dev.headwater.engine.output.CohortSink;
import dev.headwater.engine.output.ShardOutputs;
import dev.headwater.engine.output.SpillFile;
import dev.headwater.engine.sample.ChoosingSink;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.sample.SmallestHashes;
import dev.headwater.engine.scan.Shard;

/// Writes no cohort, but tells `smallest` of its rows.
///
/// @param outputs opens spill files
record ChoosingOutputs(Sampling sampling, SmallestHashes smallest, ShardOutputs outputs)
        implements ShardOutputs {
    @Override
    public CohortSink openShard(Shard shard) {
        return new ChoosingSink(sampling, smallest);
    }

    @Override
    public SpillFile openSpillFile() {
        return outputs.openSpillFile();
    }
}
