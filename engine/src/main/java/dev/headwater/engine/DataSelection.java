package dev.headwater.engine;

import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.scan.CodeHierarchy;
import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.DirectDataset;
import dev.headwater.engine.scan.EsgptDataset;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.scan.Shard;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/// The shards of a dataset that a run is over, at least one.
public record DataSelection(Dataset dataset, List<Shard> shards) {
    public DataSelection {
        shards = List.copyOf(shards);
    }

    /// The shards that `options` choose.
    ///
    /// @throws dev.headwater.engine.scan.DataException if the data are missing, or no shard is left
    public static DataSelection of(ExtractionOptions options) {
        Dataset dataset = Dataset.of(options.format(), options.data(), options.timestampFormat());
        return new DataSelection(dataset, options.select(dataset.shards()));
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

    /// The same dataset, but only some of its shards.
    DataSelection with(List<Shard> some) {
        return new DataSelection(dataset, some);
    }
}
