package dev.headwater.engine;

import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.output.StrictLabels;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/// Extracts a labelled cohort: a task and a dataset in, label files out.
///
/// The data walk, one package a step:
///
/// 1. [dev.headwater.engine.scan], [DataSelection]: list the shards, and choose among them
/// 2. [dev.headwater.grammar.syntax], [dev.headwater.engine.analysis], [dev.headwater.engine.plan]:
///    text -> task -> plan
/// 3. [ExtractionRun]: for each shard, in parallel ([ShardRuns], [ShardExtraction]): rows ->
///    predicates -> events -> windows -> cohort rows
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
        DataSelection data = DataSelection.of(options);
        Sources sources = TaskCompiler.read(options.task(), options.predicates(), diagnostics);
        return sources == null
                ? null
                : compileAndRun(
                        options, sources, data, diagnostics, progress, run -> run.write(sources));
    }

    /// Runs the task as [#extract] does and gives the manifest of what would come out, but leaves
    /// none of it; null if `diagnostics` got an error.
    ///
    /// @param sources the texts of the task, whose places in `options` only name them
    /// @param options with a manifest
    /// @throws DataException if the data are missing or broken
    public static @Nullable String manifest(
            ExtractionOptions options,
            Sources sources,
            Diagnostics diagnostics,
            Progress progress) {
        DataSelection data = DataSelection.of(options);
        return compileAndRun(
                options, sources, data, diagnostics, progress, run -> run.rehearse(sources));
    }

    /// Runs a plan over `data` and writes nothing.
    ///
    /// @param options without outputs
    /// @throws DataException if the data are broken or the memory limit is reached
    public static ExtractionSummary count(
            ExtractionOptions options, ExtractionPlan plan, DataSelection data, Progress progress) {
        return withinMemory(
                () -> new ExtractionRun(options, plan, Map.of(), data, progress).count());
    }

    private static <R> @Nullable R compileAndRun(
            ExtractionOptions options,
            Sources sources,
            DataSelection data,
            Diagnostics diagnostics,
            Progress progress,
            Function<ExtractionRun, R> use) {
        ExtractionPlan plan = TaskCompiler.compile(sources, data.analysis(options), diagnostics);
        if (plan == null || !StrictLabels.canBeFilled(options, plan, diagnostics)) {
            return null;
        }
        Map<String, String> metadata =
                options.writesArrow() ? TableMetadata.of(sources, options, plan) : Map.of();
        return withinMemory(
                () -> use.apply(new ExtractionRun(options, plan, metadata, data, progress)));
    }

    /// What `run` gives.
    ///
    /// @throws DataException D014 if the memory limit is reached
    static <R extends @Nullable Object> R withinMemory(Supplier<R> run) {
        try {
            return run.get();
        } catch (OutOfMemoryError | OutOfMemoryException e) {
            throw new DataException(
                    DiagnosticCode.D014, "the memory limit is reached; pass a larger --memory", e);
        }
    }
}
