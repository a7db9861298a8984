package dev.headwater.engine;

import dev.headwater.engine.ExtractionOptions.ManifestTarget;
import dev.headwater.engine.ExtractionOptions.ReportTarget;
import dev.headwater.engine.Progress.Pass;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.attrition.JsonAttrition;
import dev.headwater.engine.htmlreport.HtmlReport;
import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.label.CohortSchema;
import dev.headwater.engine.manifest.Manifest;
import dev.headwater.engine.manifest.ManifestJson;
import dev.headwater.engine.output.CohortOutput;
import dev.headwater.engine.output.ShardOutputs;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.sample.RowSample;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.sample.SmallestHashes;
import dev.headwater.engine.scan.FileDigest;
import dev.headwater.engine.scan.FileDigest.Algorithm;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Runs a plan over shards, in one pass or, for a sample of limited size, in two. All methods throw
/// [dev.headwater.engine.scan.DataException] if data or outputs fail, and leave no output then.
final class ExtractionRun {
    private final ExtractionOptions options;
    private final ExtractionPlan plan;
    private final DataSelection data;
    private final Progress progress;
    private final Map<String, String> metadata;

    ExtractionRun(
            ExtractionOptions options,
            ExtractionPlan plan,
            Map<String, String> metadata,
            DataSelection data,
            Progress progress) {
        this.metadata = metadata;
        this.options = options;
        this.plan = plan;
        this.data = data;
        this.progress = progress;
    }

    /// What the end of a pass is told: its outputs, complete but not in place, and what it did.
    private interface End<R> {
        R reached(CohortOutput output, ExtractionSummary summary);
    }

    /// Writes nothing.
    ExtractionSummary count() {
        return pass(progress, System.out, (_, summary) -> summary);
    }

    /// Writes the outputs, and the manifest if one is asked for.
    ///
    /// @param sources what the plan was compiled from
    ExtractionSummary write(Sources sources) {
        ManifestTarget target = options.manifest();
        var record =
                target == null ? null : new RunRecord(progress, target.hash(), data.splitTable());
        return pass(
                record == null ? progress : record,
                System.out,
                (output, summary) -> {
                    TaskIdentity identity = identify(sources);
                    addReport(sources, identity, output, summary);
                    if (target != null && record != null) {
                        output.add(
                                target.file(),
                                manifest(sources, identity, output, summary, record));
                    }
                    output.commit();
                    return summary;
                });
    }

    /// Writes the outputs, but puts none in place; gives the manifest.
    String rehearse(Sources sources) {
        ManifestTarget target = Objects.requireNonNull(options.manifest(), "no manifest asked for");
        var record = new RunRecord(progress, target.hash(), data.splitTable());
        return pass(
                record,
                new PrintStream(OutputStream.nullOutputStream()),
                (output, summary) -> {
                    TaskIdentity identity = identify(sources);
                    addReport(sources, identity, output, summary);
                    return manifest(sources, identity, output, summary, record);
                });
    }

    private <R> R pass(Progress progress, PrintStream standardOutput, End<R> end) {
        try (BufferAllocator allocator = allocator();
                CohortOutput output =
                        CohortOutput.open(
                                options, data.shards(), cohort(), allocator, standardOutput);
                ShardRuns runs = runs(options, sample(), output, allocator, progress)) {
            RunCounts total = run(Pass.WRITING, runs, progress);
            output.join();
            var summary =
                    ExtractionSummary.of(
                            plan,
                            !options.sampling().takesAll(),
                            data.shards().size(),
                            total,
                            runs.matchedCodes());
            if (options.attritionPath() != null) {
                output.add(options.attritionPath(), JsonAttrition.of(summary.attrition()));
            }
            return end.reached(output, summary);
        }
    }

    /// Known at once unless the rows of all shards must be compared first.
    private RowSample sample() {
        Sampling sampling = options.sampling();
        Integer maxRows = sampling.maxRows();
        if (maxRows == null) {
            return new RowSample(sampling, _ -> true);
        }
        var smallest = new SmallestHashes(maxRows);
        RowSample choosing = RowSample.choosing(sampling, smallest);
        ExtractionOptions nothingWritten = options.withoutOutputs();
        try (BufferAllocator allocator = allocator();
                CohortOutput output =
                        CohortOutput.open(
                                nothingWritten, data.shards(), cohort(), allocator, System.out);
                ShardRuns runs =
                        runs(
                                nothingWritten,
                                choosing,
                                new ChoosingOutputs(sampling, smallest, output),
                                allocator,
                                progress)) {
            run(Pass.CHOOSING, runs, progress);
        }
        return RowSample.upTo(sampling, smallest.limit());
    }

    private RunCounts run(Pass pass, ShardRuns runs, Progress progress) {
        progress.started(pass, data.shards());
        RunCounts counts = ShardPool.run(runs.of(data), options.concurrency(), progress);
        runs.requireSeparateSubjects();
        return data.ofRun(counts);
    }

    private ShardRuns runs(
            ExtractionOptions options,
            RowSample sample,
            ShardOutputs outputs,
            BufferAllocator allocator,
            Progress progress) {
        return new ShardRuns(
                options,
                ShardRuns.ROWS_PER_SLICE,
                plan,
                data.groups(),
                sample,
                outputs,
                allocator,
                progress);
    }

    private BufferAllocator allocator() {
        return new RootAllocator(options.memory().bufferBytes());
    }

    private Schema cohort() {
        List<Field> columns = CohortSchema.of(plan, options.windowsPath() != null).getFields();
        return new Schema(columns, metadata);
    }

    private void addReport(
            Sources sources,
            @Nullable TaskIdentity identity,
            CohortOutput output,
            ExtractionSummary summary) {
        ReportTarget target = options.report();
        if (target != null) {
            output.addReport(
                    target.file(), HtmlReport.of(sources, identity, options, target, summary));
        }
    }

    /// Null if neither a manifest nor a report, which say what was run, is written, or if the task
    /// is none without its predicates file.
    private @Nullable TaskIdentity identify(Sources sources) {
        if (options.manifest() == null && options.report() == null) {
            return null;
        }
        var analysis = new AnalysisOptions(options.semantics(), options.format(), null);
        return TaskCompiler.identify(sources, analysis, new Diagnostics());
    }

    private String manifest(
            Sources sources,
            @Nullable TaskIdentity identity,
            CohortOutput output,
            ExtractionSummary summary,
            RunRecord record) {
        FileDigest.Algorithm hash = record.hash();
        return ManifestJson.of(
                new Manifest(
                        sources,
                        identity,
                        options,
                        hash,
                        record.inputs(data),
                        output.digests(hash == Algorithm.SHA256 ? hash : Algorithm.CRC32C),
                        summary));
    }
}
