package dev.headwater.engine.cli.aces;

import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.MemoryBudget;
import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.SweepExtractor;
import dev.headwater.engine.attrition.TextAttrition;
import dev.headwater.engine.cli.ExtractionReport;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.DiagnosticRenderer;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Jobs of one task, which are run together.
final class JobGroup implements SweepExtractor.Listener {
    private final List<Job> jobs;
    private final PrintWriter err;
    private final DiagnosticRenderer renderer;
    private final long start = System.nanoTime();
    private final List<ExtractionOptions> options;
    private final AtomicInteger done = new AtomicInteger();

    JobGroup(List<Job> jobs, PrintWriter err, boolean isColored) {
        this.jobs = jobs;
        this.err = err;
        this.renderer = new DiagnosticRenderer(isColored);
        this.options = jobs.stream().map(job -> options(job.settings())).toList();
    }

    /// Whether all jobs succeeded.
    boolean run() {
        for (Job job : jobs) {
            job.log()
                    .info(
                            "Task '"
                                    + job.settings().task()
                                    + "' over '"
                                    + job.settings().data()
                                    + "'");
        }
        var diagnostics = new Diagnostics();
        SweepExtractor.extract(options, this::windowColumn, diagnostics, this);
        for (Diagnostic diagnostic : diagnostics.all()) {
            tell(renderer.render(diagnostic));
            String plain = new DiagnosticRenderer(false).render(diagnostic);
            jobs.forEach(job -> logAs(diagnostic, plain, job.log()));
        }
        return done.get() == jobs.size();
    }

    @Override
    public void done(int item, ExtractionSummary summary) {
        Job job = jobs.get(item);
        ShardCounts total = summary.total();
        job.log()
                .info(
                        String.format(
                                Locale.ROOT,
                                "'%s': %,d rows, %,d triggers, cohort of %,d rows of %,d subjects\n%s",
                                job.settings().data(),
                                total.rows(),
                                total.triggers(),
                                total.cohortRows(),
                                total.cohortSubjects(),
                                TextAttrition.of(summary.attrition())));
        if (summary.shards() > 1) {
            job.log()
                    .warn(
                            "data.path is a folder: its "
                                    + summary.shards()
                                    + " files were read as one table");
        }
        if (job.settings().standard().writesLabels() && summary.plan().index() == null) {
            job.log()
                    .warn(
                            "no window has an `index_timestamp`, so that all prediction times are null");
        }
        new ExtractionReport(options.get(item), summary).warnings().forEach(job.log()::warn);
        double seconds = (System.nanoTime() - start) / 1e9;
        job.log()
                .info(
                        String.format(Locale.ROOT, "Completed after %.2f s. ", seconds)
                                + "Results saved to '"
                                + job.settings().output()
                                + "'.");
        done.incrementAndGet();
    }

    @Override
    public void failed(int item, DataException failure) {
        Job job = jobs.get(item);
        Diagnostic diagnostic = failure.diagnostic();
        if (failure.code() == DiagnosticCode.D014) {
            diagnostic = diagnostic.withHelp("set HEADWATER_MEMORY, such as HEADWATER_MEMORY=8g");
        }
        tell("Error executing job: " + job.config().line() + "\n" + renderer.render(diagnostic));
        job.log().error(new DiagnosticRenderer(false).render(diagnostic));
    }

    private void tell(String message) {
        synchronized (err) {
            err.println(message.stripTrailing());
            err.flush();
        }
    }

    private static void logAs(Diagnostic diagnostic, String text, JobLog log) {
        if (diagnostic.isError()) {
            log.error(text);
        } else {
            log.warn(text);
        }
    }

    /// The names of labels, also where they stand beside windows.
    private String windowColumn(String column) {
        boolean isLabels = jobs.getFirst().settings().standard().writesLabels();
        return switch (column) {
            case "index_timestamp" -> isLabels ? "prediction_time" : column;
            case "label" -> isLabels ? "boolean_value" : column;
            default -> column;
        };
    }

    private static ExtractionOptions options(JobSettings settings) {
        boolean writesLabels = settings.standard().writesLabels();
        return new ExtractionOptions(
                settings.task(),
                settings.predicates(),
                settings.data(),
                settings.standard().format(),
                settings.timestampFormat(),
                Semantics.ACES_0_7_3,
                List.of(),
                0,
                1,
                Runtime.getRuntime().availableProcessors(),
                MemoryBudget.ofHeap(Runtime.getRuntime().maxMemory()).bytes(),
                writesLabels ? settings.output() : null,
                LabelsSchema.COMPAT,
                writesLabels ? settings.windows() : settings.output(),
                null,
                null,
                true,
                Sampling.NONE,
                null,
                null);
    }
}
