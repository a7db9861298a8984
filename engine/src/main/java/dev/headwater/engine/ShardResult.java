package dev.headwater.engine;

import dev.headwater.engine.event.SubjectList;
import java.util.ArrayList;
import java.util.List;

/// What a shard, or a slice of one, held and gave, by group of subjects, and the subjects among its
/// rows that matter.
public record ShardResult(List<ShardCounts> groups, SubjectList subjects) {
    public ShardResult {
        groups = List.copyOf(groups);
    }

    /// The counts of all groups.
    public ShardCounts total() {
        return groups.stream().reduce(ShardCounts.NONE, ShardCounts::plus);
    }

    /// The result of the slices of a shard, in order. No subject is in two of them.
    static ShardResult joined(List<ShardResult> slices) {
        var subjects = new SubjectList();
        slices.forEach(slice -> subjects.addAll(slice.subjects));
        List<ShardCounts> groups = new ArrayList<>();
        for (int i = 0; i < slices.getFirst().groups.size(); i++) {
            int group = i;
            groups.add(
                    slices.stream()
                            .map(slice -> slice.groups.get(group))
                            .reduce(ShardCounts.NONE, ShardCounts::plus));
        }
        return new ShardResult(groups, subjects);
    }
}
