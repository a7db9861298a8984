package dev.headwater.engine;

import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.label.CohortSchema;
import dev.headwater.engine.output.CohortOutput;
import dev.headwater.engine.output.StrictLabels;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.ShardCatalog;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Extracts a labelled cohort: a task and a dataset in, label files out.
///
/// The data walk, one package a step:
///
/// 1. [dev.headwater.engine.scan]: list the shards
/// 2. [dev.headwater.grammar.syntax], [dev.headwater.engine.analysis], [dev.headwater.engine.plan]:
///    text -> task -> plan
/// 3. for each shard, in parallel ([ShardRuns], [ShardExtraction]): rows -> predicates -> events ->
///    windows -> cohort rows
/// 4. [dev.headwater.engine.output]: cohort rows -> files, which appear all together at the end or
///    not at all
public final class CohortExtractor {
    private CohortExtractor() {}

    /// Runs the task; null if `diagnostics` got an error.
    ///
    /// The result does not depend on the number of threads.
    ///
    /// @throws dev.headwater.engine.scan.DataException if the data or the output's place is missing
    ///   or broken; no output is left then
    public static @Nullable ExtractionSummary extract(
            ExtractionOptions options, Diagnostics diagnostics, Progress progress) {
        List<Shard> shards = options.select(ShardCatalog.list(options.data()));
        Sources sources = TaskCompiler.read(options.task(), options.predicates(), diagnostics);
        ExtractionPlan plan =
                sources == null
                        ? null
                        : compile(options, sources, shards.subList(0, 1), diagnostics);
        if (sources == null || plan == null) {
            return null;
        }
        Map<String, String> metadata =
                options.writesArrow() ? TableMetadata.of(sources, options, plan) : Map.of();
        return withinMemory(() -> extract(options, plan, metadata, shards, progress));
    }

    /// Runs a plan over `shards` and writes nothing.
    ///
    /// @param options without outputs
    /// @throws DataException if the data are broken or the memory limit is reached
    public static ExtractionSummary count(
            ExtractionOptions options, ExtractionPlan plan, List<Shard> shards, Progress progress) {
        return withinMemory(() -> extract(options, plan, Map.of(), shards, progress));
    }

    private static ExtractionSummary withinMemory(Supplier<ExtractionSummary> run) {
        try {
            return run.get();
        } catch (OutOfMemoryError | OutOfMemoryException e) {
            throw new DataException(
                    DiagnosticCode.D014, "the memory limit is reached; pass a larger --memory", e);
        }
    }

    private static ExtractionSummary extract(
            ExtractionOptions options,
            ExtractionPlan plan,
            Map<String, String> metadata,
            List<Shard> shards,
            Progress progress) {
        List<Field> columns = CohortSchema.of(plan, options.windowsPath() != null).getFields();
        Schema cohort = new Schema(columns, metadata);
        try (BufferAllocator allocator = new RootAllocator(options.memory().bufferBytes());
                CohortOutput output = CohortOutput.open(options, shards, cohort, allocator);
                ShardRuns runs =
                        new ShardRuns(options, ShardRuns.ROWS_PER_SLICE, plan, output, allocator)) {
            progress.started(shards.size());
            ShardCounts total = ShardPool.run(runs.of(shards), options.concurrency(), progress);
            output.commit();
            return ExtractionSummary.of(plan, shards.size(), total, runs.matchedCodes());
        }
    }

    /// The columns that a task's conditions can look at: those of the first shard. Null if there is
    /// none, or for direct data, whose columns are the predicates.
    ///
    /// @throws DataException if the shard is broken
    public static @Nullable Set<String> columnNames(InputFormat format, List<Shard> shards) {
        return format == InputFormat.DIRECT || shards.isEmpty()
                ? null
                : ParquetEventScan.columnNames(shards.getFirst().file());
    }

    private static @Nullable ExtractionPlan compile(
            ExtractionOptions options,
            Sources sources,
            List<Shard> firstShard,
            Diagnostics diagnostics) {
        AnalysisOptions analysis =
                new AnalysisOptions(
                        options.semantics(),
                        options.format(),
                        columnNames(options.format(), firstShard));
        ExtractionPlan plan = TaskCompiler.compile(sources, analysis, diagnostics);
        return plan != null && StrictLabels.canBeFilled(options, plan, diagnostics) ? plan : null;
    }
}
