package dev.headwater.engine.attrition;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What became of the triggers of a run: over all data, and by split.
///
/// A split is the first folder of a shard's name (`train` of `train/0`), "" for shards in no
/// folder; splits add up to the total. `label` is the name of the label predicate, or null.
public record Attrition(Funnel total, SortedMap<String, Funnel> splits, @Nullable String label) {
    public Attrition {
        splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
    }
}
