package dev.headwater.engine.event;

import dev.headwater.engine.output.SpillFile;
import java.util.function.Supplier;

/// What sorting the rows of one shard may take: `bytes` of the heap, and for what is more a
/// temporary file, which the sorter closes.
public record SortSpace(long bytes, Supplier<SpillFile> overflow) {}
