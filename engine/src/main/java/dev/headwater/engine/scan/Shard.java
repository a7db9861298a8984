package dev.headwater.engine.scan;

import java.nio.file.Path;

/// One data file. `name` is its path below the data folder without the suffix, with `/`
/// (`train/0`); it orders the shards and names the outputs.
public record Shard(String name, Path file) {
    /// The first folder of the name, by MEDS the split that the shard is part of; "" if it has
    /// none.
    public String split() {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }
}
