package dev.headwater.engine;

import dev.headwater.engine.scan.Shard;

/// Is told how far a run has come, from several threads.
public interface Progress {
    Progress NONE =
            new Progress() {
                @Override
                public void started(int shards) {}

                @Override
                public void shardDone(Shard shard, ShardCounts counts) {}
            };

    void started(int shards);

    void shardDone(Shard shard, ShardCounts counts);
}
