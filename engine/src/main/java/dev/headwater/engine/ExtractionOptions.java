package dev.headwater.engine;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to extract, from where, to where.
///
/// `splits`: only shards whose name starts with one of these folders; empty = all. `shardIndex` of `shardCount`: every `shardCount`-th shard, for job arrays.
/// `arrowPath`: an Arrow file, or `-` for a stream on standard output. At least one of `labelsPath`, `windowsPath`, `arrowPath` is set.
public record ExtractionOptions(
        Path task,
        @Nullable Path predicates,
        Path data,
        InputFormat format,
        @Nullable String timestampFormat,
        @Nullable Semantics semantics,
        List<String> splits,
        int shardIndex,
        int shardCount,
        int threads,
        long memoryBytes,
        @Nullable Path labelsPath,
        LabelsSchema labelsSchema,
        @Nullable Path windowsPath,
        @Nullable String arrowPath,
        boolean overwrite) {

    /// How labels are laid out.
    public enum LabelsSchema {
        /// Only the filled value columns, no nulls.
        STRICT,
        /// All value columns of MEDS, the unused ones null, as ACES writes them.
        COMPAT
    }
}
