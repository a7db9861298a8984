package dev.headwater.engine;

import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.Shard;
import java.util.List;

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
        return new AnalysisOptions(
                options.semantics(), options.format(), dataset.columnNames(shards.getFirst()));
    }

    /// The same dataset, but only some of its shards.
    DataSelection with(List<Shard> some) {
        return new DataSelection(dataset, some);
    }
}
