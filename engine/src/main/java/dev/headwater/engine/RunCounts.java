package dev.headwater.engine;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the shards of a run held and gave, added up by split (see [DataSelection]).
public record RunCounts(SortedMap<String, ShardCounts> splits) {
    static final RunCounts NONE = new RunCounts(new TreeMap<>());

    public RunCounts {
        splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
    }

    public ShardCounts total() {
        return splits.values().stream().reduce(ShardCounts.NONE, ShardCounts::plus);
    }

    RunCounts plus(String split, ShardCounts counts) {
        SortedMap<String, ShardCounts> sum = new TreeMap<>(splits);
        sum.merge(split, counts, ShardCounts::plus);
        return new RunCounts(sum);
    }

    RunCounts without(String split) {
        SortedMap<String, ShardCounts> others = new TreeMap<>(splits);
        others.remove(split);
        return new RunCounts(others);
    }

    RunCounts plus(RunCounts other) {
        RunCounts sum = this;
        for (Map.Entry<String, ShardCounts> split : other.splits.entrySet()) {
            sum = sum.plus(split.getKey(), split.getValue());
        }
        return sum;
    }
}
