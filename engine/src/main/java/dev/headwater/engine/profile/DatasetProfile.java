package dev.headwater.engine.profile;

import dev.headwater.engine.scan.DatasetDescription;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is in a dataset.
///
/// `description` is null without one. `subjects` counts each subject once; `events` are the
/// distinct times of a subject. `firstTime` and `lastTime` are null if there are only static rows.
/// `codes` come in the order of their rows, `hasAllCodes` is false if there are more than can be
/// told apart. `isScattered`: rows of a subject stand in several places of a shard, so counts of
/// events and of subjects with a code may be too high. `splits` is empty without any.
public record DatasetProfile(
        String name,
        @Nullable DatasetDescription description,
        List<ShardProfile> shards,
        List<ColumnProfile> columns,
        long rows,
        long staticRows,
        long events,
        long subjects,
        @Nullable Long firstTime,
        @Nullable Long lastTime,
        boolean isScattered,
        SortedMap<String, SplitProfile> splits,
        List<CodeProfile> codes,
        boolean hasAllCodes) {

    public DatasetProfile {
        shards = List.copyOf(shards);
        columns = List.copyOf(columns);
        splits = new TreeMap<>(splits);
        codes = List.copyOf(codes);
    }

    /// A shard that can be read, with its name.
    public record ShardProfile(
            String name, long bytes, long rows, long subjects, long events, boolean isSorted) {}

    /// A column: the type that most of the shards that have it give it, how many these are, and the
    /// names of the shards that have it with another type.
    public record ColumnProfile(String name, String type, int shards, List<String> others) {
        public ColumnProfile {
            others = List.copyOf(others);
        }
    }

    /// How many subjects of the data are in a split, and how many its metadata put there, which is
    /// null if splits are folders.
    public record SplitProfile(long subjects, @Nullable Long listed) {}
}
