package dev.headwater.engine.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Direct tables: one column of counts for each plain predicate, named after it.
///
/// @param timestampFormat how text timestamps are written, in strptime notation
public record DirectDataset(Path data, @Nullable String timestampFormat) implements Dataset {
    @Override
    public List<Shard> shards() {
        return ShardCatalog.list(data);
    }

    @Override
    public @Nullable Set<String> columnNames(Shard shard) {
        return null;
    }

    /// @param predicates the names of the plain predicates
    /// @throws DataException if the table is broken or lacks a column
    public DirectTable read(Shard shard, List<String> predicates) {
        return DirectTable.read(shard.file(), predicates, timestampFormat);
    }
}
