package dev.headwater.engine;

import dev.headwater.engine.scan.Shard;
import java.util.List;

/// Is told how far a run has come, from several threads.
public interface Progress {
    Progress NONE =
            new Progress() {
                @Override
                public void started(Pass pass, List<Shard> shards) {}

                @Override
                public void shardDone(Shard shard, ShardCounts counts) {}
            };

    /// Why all data are read through.
    enum Pass {
        /// To find out which rows a sample of limited size takes; comes first, if at all.
        CHOOSING,
        WRITING
    }

    void started(Pass pass, List<Shard> shards);

    /// Whether [#rowsRead] is of use.
    default boolean watchesRows() {
        return false;
    }

    /// Some `rows` of a shard that has `shardRows` were read. The rows of a shard may be read more
    /// than once, and are then told again.
    default void rowsRead(Shard shard, long rows, long shardRows) {}

    void shardDone(Shard shard, ShardCounts counts);
}
