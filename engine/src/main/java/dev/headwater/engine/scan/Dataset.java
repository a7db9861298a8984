package dev.headwater.engine.scan;

import dev.headwater.engine.scan.omop.OmopDataset;
import dev.headwater.engine.task.InputFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Data of one model: which shards there are, and how one is read. To add a model, implement
/// [EventDataset] and name it in [#of] and in [InputFormat]. Thread-safe.
public sealed interface Dataset permits EventDataset, DirectDataset {
    /// The data at a place; nothing is read yet.
    ///
    /// @param timestampFormat how text timestamps of direct tables are written, in strptime
    ///   notation
    static Dataset of(InputFormat format, Path data, @Nullable String timestampFormat) {
        return switch (format) {
            case MEDS -> new MedsDataset(data);
            case OMOP -> new OmopDataset(data);
            case DIRECT -> new DirectDataset(data, timestampFormat);
            case ESGPT -> new EsgptDataset(data);
        };
    }

    /// All shards, in the order of their names.
    ///
    /// @throws DataException if there are no data, or no such data, at the place
    List<Shard> shards();

    /// The columns that a task's conditions can look at; null if there are none beside the
    /// predicates.
    ///
    /// @throws DataException if the shard is broken
    @Nullable Set<String> columnNames(Shard shard);
}
