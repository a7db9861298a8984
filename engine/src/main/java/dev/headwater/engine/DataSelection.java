package dev.headwater.engine;

import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.scan.CodeHierarchy;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.DirectDataset;
import dev.headwater.engine.scan.EsgptDataset;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.SubjectSplits;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/// What a run looks at: shards of a dataset, at least one, and which subjects in them.
///
/// A split is a folder of shards, or subjects that the metadata of MEDS data put there. `groups`
/// has one group of all subjects if splits are folders, and `table` is null then.
public record DataSelection(
        Dataset dataset, List<Shard> shards, SubjectGroups groups, @Nullable SubjectSplits table) {
    private static final String NO_SPLIT = "";

    public DataSelection {
        shards = List.copyOf(shards);
    }

    /// What `options` ask for: the splits if each of them is a folder, else the subjects that the
    /// metadata put into them. Shards without folders, all of which are asked for, are counted by
    /// the splits of the metadata, unless these are broken.
    ///
    /// @throws DataException if the data are missing or nothing is left; if a split is neither a
    ///   folder nor known to the metadata, or these are broken
    public static DataSelection of(ExtractionOptions options) {
        Dataset dataset = dataset(options);
        List<Shard> all = dataset.shards();
        List<String> asked = options.splits();
        boolean areFolders =
                asked.isEmpty()
                        ? all.stream().anyMatch(shard -> !shard.split().isEmpty())
                        : asked.stream().allMatch(split -> anyIn(split, all));
        if (areFolders) {
            List<Shard> inFolders =
                    all.stream()
                            .filter(shard ->
                                    asked.isEmpty() || asked.stream().anyMatch(shard::isIn))
                            .toList();
            return new DataSelection(dataset, ofJob(inFolders, options), SubjectGroups.ONE, null);
        }
        SubjectSplits table = asked.isEmpty() ? tableIfSound(options) : table(options);
        List<String> known = table == null ? List.of() : table.names();
        asked.stream()
                .filter(split -> !known.contains(split))
                .min(Comparator.comparing(split -> anyIn(split, all)))
                .ifPresent(split -> {
                    throw unknown(split, all, known, options.data());
                });
        return new DataSelection(
                dataset,
                ofJob(all, options),
                table == null ? SubjectGroups.ONE : new Splits(table, Set.copyOf(asked)),
                table);
    }

    /// All subjects of the shards of the job, counted together.
    ///
    /// @throws DataException if the data are missing or nothing is left
    static DataSelection withoutSplits(ExtractionOptions options) {
        Dataset dataset = dataset(options);
        return new DataSelection(
                dataset, ofJob(dataset.shards(), options), SubjectGroups.ONE, null);
    }

    private static Dataset dataset(ExtractionOptions options) {
        return Dataset.of(options.format(), options.data(), options.timestampFormat());
    }

    /// What the analysis of a task that is run over these data must know.
    ///
    /// @throws dev.headwater.engine.scan.DataException if the first shard is broken
    public AnalysisOptions analysis(ExtractionOptions options) {
        CodeHierarchy hierarchy =
                switch (dataset) {
                    case EventDataset events -> new DeferredHierarchy(events, options.memory());
                    case DirectDataset _ -> null;
                };
        return new AnalysisOptions(
                options.semantics(),
                options.format(),
                dataset.columnNames(shards.getFirst()),
                hierarchy,
                dataset instanceof EsgptDataset esgpt ? esgpt.layout() : null);
    }

    /// Asks for the hierarchy of codes in a memory of its own, once a task needs it.
    private record DeferredHierarchy(EventDataset events, MemoryBudget memory)
            implements CodeHierarchy {
        @Override
        public @Nullable String missing() {
            return ask(CodeHierarchy::missing);
        }

        @Override
        public Map<String, Below> below(Set<String> codes) {
            return ask(hierarchy -> hierarchy.below(codes));
        }

        private <R extends @Nullable Object> R ask(Function<CodeHierarchy, R> question) {
            try (BufferAllocator allocator = new RootAllocator(memory.bufferBytes())) {
                return question.apply(events.hierarchy(allocator));
            }
        }
    }

    /// The metadata that say which subject is in which split; null if splits are folders, or there
    /// are none.
    public @Nullable Path splitTable() {
        return table == null ? null : table.file();
    }

    /// The same subjects in other shards.
    DataSelection with(List<Shard> others) {
        return new DataSelection(dataset, others, groups, table);
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

    /// The counts of a whole run. Shards without rows of any split have left zeros in none, which
    /// stay only if there is nothing else.
    RunCounts ofRun(RunCounts counts) {
        ShardCounts ofNone = counts.splits().get(NO_SPLIT);
        return ofNone != null && ofNone.rows() == 0 && counts.splits().size() > 1
                ? counts.without(NO_SPLIT)
                : counts;
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
            return CohortExtractor.withinMemory(
                    () -> SubjectSplits.read(options.data(), allocator));
        }
    }

    private static @Nullable SubjectSplits tableIfSound(ExtractionOptions options) {
        try {
            return table(options);
        } catch (DataException broken) {
            if (broken.code() == DiagnosticCode.D014) {
                throw broken;
            }
            return null;
        }
    }

    private static boolean anyIn(String split, List<Shard> shards) {
        return shards.stream().anyMatch(shard -> shard.isIn(split));
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
        if (anyIn(split, shards)) {
            return new DataException(
                    DiagnosticCode.D002,
                    "the split `"
                            + split
                            + "` is a folder, but not in `metadata/subject_splits.parquet`, as"
                            + " other splits asked for may be; name either kind only");
        }
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
