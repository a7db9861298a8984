package dev.headwater.engine;

import dev.headwater.engine.output.CohortOutput;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.scan.FileDigest;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to extract, from where, to where.
///
/// `splits`: see [DataSelection]; empty = all. `shardIndex` (from 0) of `shardCount`: every
/// `shardCount`-th shard, for job arrays. `arrowPath`: an Arrow file, or `-` for a stream on
/// standard output. `manifest` and `report` are null if none is written.
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
        @Nullable Path attritionPath,
        boolean overwrite,
        Sampling sampling,
        @Nullable ManifestTarget manifest,
        @Nullable ReportTarget report) {

    /// Where the manifest goes, and how the files that it lists are hashed.
    public record ManifestTarget(Path file, FileDigest.Algorithm hash) {}

    /// Where the report goes, and the least count that it tells; 0 or 1: all are told exactly.
    public record ReportTarget(Path file, int leastCount) {}

    /// The same run, but for its outputs.
    ExtractionOptions withoutOutputs() {
        return new ExtractionOptions(
                task,
                predicates,
                data,
                format,
                timestampFormat,
                semantics,
                splits,
                shardIndex,
                shardCount,
                threads,
                memoryBytes,
                null,
                labelsSchema,
                null,
                null,
                null,
                overwrite,
                sampling,
                null,
                null);
    }

    boolean writesArrow() {
        return arrowPath != null || (windowsPath != null && CohortOutput.isArrow(windowsPath));
    }

    MemoryBudget memory() {
        return new MemoryBudget(memoryBytes);
    }

    /// Shards to run at once: `threads`, or fewer if the memory is small.
    int concurrency() {
        return memory().threads(threads);
    }

    /// How labels are laid out.
    public enum LabelsSchema {
        /// Only the filled value columns, no nulls.
        STRICT,
        /// All value columns of MEDS, the unused ones null, as ACES writes them.
        COMPAT
    }
}
