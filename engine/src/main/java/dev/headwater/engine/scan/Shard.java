package dev.headwater.engine.scan;

import java.nio.file.Path;
import java.util.List;

/// A part of the data that is read by itself. `name` orders the shards and names the outputs: for a
/// file its path below the data folder without the suffix, with `/` (`train/0`). `file` is that
/// file, or the folder that all `files` of the shard are in.
public record Shard(String name, Path file, List<Path> files) {
    public Shard {
        files = List.copyOf(files);
    }

    public Shard(String name, Path file) {
        this(name, file, List.of(file));
    }

    /// The first folder of the name, by MEDS the split that the shard is part of; "" if it has
    /// none.
    public String split() {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }

    /// Whether it lies in the folder `split`, or in one below it.
    public boolean isIn(String split) {
        return name.startsWith(split + "/");
    }

    /// The size of its files.
    ///
    /// @throws DataException if one is missing or cannot be read
    public long byteCount() {
        return files.stream().mapToLong(ParquetEventScan::byteCount).sum();
    }
}
