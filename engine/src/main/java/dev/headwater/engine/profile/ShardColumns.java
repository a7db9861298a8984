package dev.headwater.engine.profile;

import dev.headwater.engine.profile.DatasetProfile.ColumnProfile;
import dev.headwater.engine.scan.Shard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The columns of all shards, from their footers.
final class ShardColumns {
    private ShardColumns() {}

    /// In the order of the first shard, then of the next ones.
    static List<ColumnProfile> of(Map<Shard, ? extends Map<String, String>> columnTypes) {
        SequencedMap<String, SequencedMap<String, List<String>>> shardsByType =
                new LinkedHashMap<>();
        columnTypes.forEach((shard, types) ->
                types.forEach((column, type) ->
                        shardsByType
                                .computeIfAbsent(column, _ -> new LinkedHashMap<>())
                                .computeIfAbsent(type, _ -> new ArrayList<>())
                                .add(shard.name())));
        List<ColumnProfile> columns = new ArrayList<>();
        shardsByType.forEach((name, byType) -> columns.add(column(name, byType)));
        return columns;
    }

    private static ColumnProfile column(
            String name, SequencedMap<String, List<String>> shardsByType) {
        Map.Entry<String, List<String>> most =
                shardsByType.entrySet().stream()
                        .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                        .orElseThrow();
        List<String> others =
                shardsByType.entrySet().stream()
                        .filter(entry -> !entry.equals(most))
                        .flatMap(entry -> entry.getValue().stream())
                        .sorted()
                        .toList();
        return new ColumnProfile(name, most.getKey(), most.getValue().size(), others);
    }
}
