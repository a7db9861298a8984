package dev.headwater.engine;

import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.ShardCatalog;
import dev.headwater.engine.scan.SubjectSplits;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/// What a run looks at: shards, and which subjects in them.
///
/// A split is a folder of shards, or subjects that the dataset's metadata put there. `groups` has
/// one group of all subjects if splits are folders.
public final class DataSelection {
    private static final String NO_SPLIT = "";

    private final List<Shard> shards;
    private final SubjectGroups groups;
    private final @Nullable SubjectSplits table;

    private DataSelection(List<Shard> shards, SubjectGroups groups, @Nullable SubjectSplits table) {
        this.shards = List.copyOf(shards);
        this.groups = groups;
        this.table = table;
    }

    /// What `options` ask for: the splits if each of them is a folder, else the subjects that the
    /// metadata put into them. Shards without folders, all of which are asked for, are counted by
    /// the splits of the metadata.
    ///
    /// @throws DataException if the data are missing or nothing is left; if a split is neither a
    ///   folder nor known to the metadata, or these are broken
    public static DataSelection of(ExtractionOptions options) {
        List<Shard> all = ShardCatalog.list(options.data());
        List<String> asked = options.splits();
        boolean areFolders =
                asked.isEmpty()
                        ? all.stream().anyMatch(shard -> !shard.split().isEmpty())
                        : asked.stream().allMatch(split -> anyIn(split, all));
        if (areFolders) {
            List<Shard> inFolders =
                    all.stream()
                            .filter(shard ->
                                    asked.isEmpty()
                                            || asked.stream().anyMatch(split -> isIn(split, shard)))
                            .toList();
            return new DataSelection(ofJob(inFolders, options), SubjectGroups.ONE, null);
        }
        SubjectSplits table = table(options);
        List<String> known = table == null ? List.of() : table.names();
        asked.stream()
                .filter(split -> !known.contains(split))
                .min(Comparator.comparing(split -> anyIn(split, all)))
                .ifPresent(split -> {
                    throw unknown(split, all, known, options.data());
                });
        return new DataSelection(
                ofJob(all, options),
                table == null ? SubjectGroups.ONE : new Splits(table, Set.copyOf(asked)),
                table);
    }

    public List<Shard> shards() {
        return shards;
    }

    public SubjectGroups groups() {
        return groups;
    }

    /// The metadata that say which subject is in which split; null if splits are folders, or there
    /// are none.
    public @Nullable Path splitTable() {
        return table == null ? null : table.file();
    }

    /// The same subjects in other shards.
    DataSelection with(List<Shard> others) {
        return new DataSelection(others, groups, table);
    }

    /// What was counted of a shard, by split.
    RunCounts counts(Shard shard, ShardResult result) {
        if (table == null) {
            return RunCounts.NONE.plus(shard.split(), result.total());
        }
        RunCounts counts = RunCounts.NONE;
        for (int group = 0; group < groups.count(); group++) {
            String name = group < table.names().size() ? table.names().get(group) : NO_SPLIT;
            ShardCounts ofGroup = result.groups().get(group);
            if (ofGroup.rows() > 0) {
                counts = counts.plus(name, ofGroup);
            }
        }
        return counts.splits().isEmpty() ? counts.plus(NO_SPLIT, result.total()) : counts;
    }

    /// One group for each split of the table, in its order, and one for subjects in none.
    private record Splits(SubjectSplits table, Set<String> asked) implements SubjectGroups {
        @Override
        public int count() {
            return table.names().size() + 1;
        }

        @Override
        public int of(long subject) {
            int split = table.of(subject);
            if (asked.isEmpty()) {
                return split < 0 ? table.names().size() : split;
            }
            return split >= 0 && asked.contains(table.names().get(split)) ? split : PASSED_OVER;
        }
    }

    private static @Nullable SubjectSplits table(ExtractionOptions options) {
        if (options.format() != InputFormat.MEDS) {
            return null;
        }
        try (BufferAllocator allocator = new RootAllocator(options.memory().bufferBytes())) {
            return SubjectSplits.read(options.data(), allocator);
        }
    }

    private static boolean anyIn(String split, List<Shard> shards) {
        return shards.stream().anyMatch(shard -> isIn(split, shard));
    }

    private static boolean isIn(String split, Shard shard) {
        return shard.name().startsWith(split + "/");
    }

    private static List<Shard> ofJob(List<Shard> shards, ExtractionOptions options) {
        List<Shard> ofJob =
                IntStream.range(0, shards.size())
                        .filter(i -> i % options.shardCount() == options.shardIndex())
                        .mapToObj(shards::get)
                        .toList();
        if (ofJob.isEmpty()) {
            throw new DataException(
                    DiagnosticCode.D002,
                    "none of the "
                            + shards.size()
                            + " shards of "
                            + options.data()
                            + " is in this part of the job array");
        }
        return ofJob;
    }

    private static DataException unknown(
            String split, List<Shard> shards, List<String> ofTable, Path data) {
        Set<String> names = new TreeSet<>(ofTable);
        shards.stream().map(Shard::split).filter(name -> !name.isEmpty()).forEach(names::add);
        String known =
                names.isEmpty()
                        ? "it has neither folders of shards nor `metadata/subject_splits.parquet`"
                        : "there is "
                                + names.stream()
                                        .map(name -> "`" + name + "`")
                                        .collect(Collectors.joining(", "));
        return new DataException(
                DiagnosticCode.D002, "no split `" + split + "` in " + data + ": " + known);
    }
}
