package dev.headwater.engine;

import dev.headwater.engine.output.CohortSink;
import dev.headwater.engine.output.ShardOutputs;
import dev.headwater.engine.output.SpillFile;
import dev.headwater.engine.scan.Shard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The outputs of several items: a shard's rows go to those of its item.
final class SweepOutputs implements ShardOutputs {
    private final List<SweepItem> items;
    private final Map<Shard, SweepItem> itemOf = new HashMap<>();

    SweepOutputs(List<SweepItem> items) {
        this.items = items;
        items.forEach(item -> item.shards().forEach(shard -> itemOf.put(shard, item)));
    }

    SweepItem item(Shard shard) {
        return Objects.requireNonNull(itemOf.get(shard), "a shard of an item");
    }

    @Override
    public CohortSink openShard(Shard shard) {
        return item(shard).openShard(shard);
    }

    @Override
    public SpillFile openSpillFile() {
        return items.getFirst().openSpillFile();
    }
}
