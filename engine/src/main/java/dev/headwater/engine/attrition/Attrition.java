package dev.headwater.engine.attrition;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.ExtractionPlan.LabelSource;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What became of the triggers of a run: over all data, and by split.
///
/// A split is the first folder of a shard's name (`train` of `train/0`), "" for shards in no
/// folder; splits add up to the total.
public record Attrition(ExtractionPlan plan, Funnel total, SortedMap<String, Funnel> splits) {
    public Attrition {
        splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
    }

    /// The name of the trigger predicate.
    public String trigger() {
        return name(plan.task().trigger());
    }

    /// The name of the label predicate; null without one.
    public @Nullable String label() {
        LabelSource label = plan.label();
        return label == null ? null : name(label.predicate());
    }

    private String name(int predicate) {
        return plan.task().predicates().get(predicate).name();
    }
}
