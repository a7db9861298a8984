package dev.headwater.engine.cli;

import dev.headwater.engine.CohortExtractor;
import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// Runs a task over a dataset.
final class ExtractCommand extends ProgramCommand {
    private final TaskOptions taskOptions = new TaskOptions();
    private final InputOptions input = new InputOptions();
    private final DataOptions data = new DataOptions();
    private final SampleOptions sample = new SampleOptions();
    private final OutputOptions output = new OutputOptions();
    private final RunOptions run = new RunOptions();

    ExtractCommand() {
        super(
                "extract",
                "headwater extract TASK [--predicates FILE] --data PATH --out PATH [OPTIONS]",
                "Runs a task over a dataset and writes the labels of its cohort.",
                """
                Labels have the columns subject_id, prediction_time and boolean_value, in the order of subjects
                and triggers; task and data decide every byte, whatever the number of threads. Outputs appear
                when the run is done, all or none. Messages go to standard error.

                Examples:
                  headwater extract task.yaml --predicates dataset.yaml --data MEDS_ROOT --out labels
                  headwater extract task.yaml --data MEDS_ROOT --split train --out train.parquet
                  headwater extract task.yaml --data MEDS_ROOT --shards 3/8 --out labels    (job 3 of 8)
                  headwater extract task.yaml --data MEDS_ROOT --per-subject random:1 --seed 7 --out labels
                  headwater extract task.yaml --format direct --data counts.csv --arrow - | python model.py
                """);
        taskOptions.declare(arguments);
        input.declare(arguments, "--format, --data-format");
        arguments.group("Data", data::declare);
        arguments.group("Sample", sample::declare);
        arguments.group(
                "Output (at least one of --out, --windows, --arrow, --attrition, --report)",
                output::declare);
        arguments.group("Run", run::declare);
        messages.declare(arguments);
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        PrintWriter err = spec.commandLine().getErr();
        ExtractionOptions options = options();
        RunLog log = run.log(err, messages);
        var diagnostics = new Diagnostics();
        ExtractionSummary summary;
        try {
            summary = extract(options, diagnostics, log);
        } catch (DataException failure) {
            return log.failed(failure);
        }
        if (summary == null) {
            String mistakes = DiagnosticPrinter.count(diagnostics);
            log.refused(options.task() + ": " + mistakes + "; nothing was extracted");
            return ExitCode.TASK_HAS_ERRORS;
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        log.done(new ExtractionReport(options, summary), elapsed);
        return ExitCode.DONE;
    }

    private static @Nullable ExtractionSummary extract(
            ExtractionOptions options, Diagnostics diagnostics, RunLog log) {
        try {
            return CohortExtractor.extract(options, diagnostics, log);
        } finally {
            log.stopped(diagnostics);
        }
    }

    private ExtractionOptions options() {
        Path dataPath = data.path;
        if (dataPath == null) {
            throw new ParameterException(spec.commandLine(), "missing option '--data'");
        }
        refuseIf(
                output.areMissing(),
                "nothing to write: pass --out, --windows, --arrow, --attrition or --report");
        refuseIf(
                output.mixWindowsWithLabels(),
                "--windows would be read as labels: choose a place outside of --out");
        refuseIf(
                output.mixArrowWithLabels(),
                "--arrow would be read as labels: choose a place outside of --out");
        refuseIf(
                output.mixAttritionWithLabels(),
                "--attrition would be read as labels: choose a place outside of --out");
        refuseIf(
                output.mixReportWithLabels(),
                "--report would be read as labels: choose a name that does not end in .parquet");
        refuseIf(output.haveUnusedLeastCount(), "--report-min-cell is for --report, and 0 or more");
        refuseIf(
                output.mixManifestWithLabels(),
                "--manifest would be read as labels: choose a name that does not end in .parquet");
        refuseIf(
                output.noManifest && output.manifest != null,
                "--manifest and --no-manifest exclude each other");
        refuseIf(
                sample.haveImpossibleLimit(), "--max-rows must be from 1 to " + Sampling.MOST_ROWS);
        refuseIf(sample.haveUnusedSeed(), "--seed is for --per-subject random:K and --max-rows");
        refuseIf(
                output.useStandardOutput() && Terminal.isThere(),
                "--arrow - writes binary data: redirect standard output");
        refuseIf(
                input.format != InputFormat.DIRECT && data.timestampFormat != null,
                "--timestamp-format is for --format direct");
        refuseIf(run.threads < 1, "--threads must be at least 1");
        return new ExtractionOptions(
                taskOptions.task,
                taskOptions.predicates,
                dataPath,
                input.format,
                data.timestamps(input.format),
                taskOptions.semantics,
                data.splits,
                data.shards.index() - 1,
                data.shards.count(),
                run.threads,
                run.memoryBytes,
                output.labels,
                output.schema,
                output.windows,
                output.arrow,
                output.attrition,
                output.overwrite,
                sample.sampling(),
                output.manifestTarget(data),
                output.reportTarget());
    }

    private void refuseIf(boolean isWrong, String message) {
        if (isWrong) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
