package dev.headwater.engine.scan;

import java.nio.file.Path;
import java.util.List;

/// The shards of a dataset.
public final class ShardCatalog {
    private ShardCatalog() {}

    /// The shards below `data`, ordered by name: a MEDS root (with `data/`), a folder of Parquet files at any depth, or one file (`.parquet`, or `.csv` for direct tables).
    ///
    /// @throws DataException if there is nothing at `data`, it cannot be read, or it holds no shard
    public static List<Shard> list(Path data) {
        throw new UnsupportedOperationException(data.toString());
    }
}
