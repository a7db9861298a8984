package dev.headwater.engine.htmlreport;

import dev.headwater.engine.EngineVersion;
import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.identity.ContentHash;
import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.sample.Sampling;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What was run over what, as a list of terms: enough to tell whether another run did the same.
final class RunFacts {
    private final Markup html = new Markup();

    private RunFacts() {}

    /// @param dataRows the number of rows read, in words
    static String of(
            Sources sources,
            @Nullable TaskIdentity identity,
            ExtractionOptions options,
            ExtractionPlan plan,
            String dataRows) {
        var facts = new RunFacts();
        facts.html.raw("<dl class=\"facts\">\n");
        facts.html.fact("Task file", fileName(sources.task().name()));
        if (sources.predicates() != null) {
            facts.html.fact("Predicates file", fileName(sources.predicates().name()));
        }
        if (identity != null) {
            facts.addHash("Hash of the task", identity.task());
            facts.addHash("Hash of the predicates", identity.predicates());
            facts.addHash("Hash of the cohort", identity.cohort());
        }
        facts.html.fact("Semantics", plan.task().semantics().id());
        facts.html.fact("Headwater", EngineVersion.text());
        facts.html.fact("Data", data(options, dataRows));
        facts.addSample(options.sampling());
        facts.html.raw("</dl>\n");
        return facts.html.toString();
    }

    private static String data(ExtractionOptions options, String rows) {
        String splits =
                options.splits().isEmpty()
                        ? "all splits"
                        : "splits "
                                + String.join(", ", options.splits().stream().sorted().toList());
        String part =
                options.shardCount() == 1
                        ? ""
                        : ", part " + (options.shardIndex() + 1) + " of " + options.shardCount();
        return rows
                + " rows, "
                + options.format().name().toLowerCase(Locale.ROOT)
                + " format, "
                + splits
                + part;
    }

    private void addSample(Sampling sampling) {
        if (sampling.takesAll()) {
            return;
        }
        Integer maxRows = sampling.maxRows();
        String rows = maxRows == null ? "" : ", at most " + maxRows + " rows";
        html.fact(
                "Sample",
                sampling.perSubject().word()
                        + " per subject"
                        + rows
                        + ", seed "
                        + sampling.seed()
                        + "; the figures above are of the whole cohort");
    }

    private void addHash(String term, @Nullable ContentHash hash) {
        if (hash != null) {
            html.fact(term, hash.toString());
        }
    }

    private static String fileName(String path) {
        return String.valueOf(Path.of(path).getFileName());
    }
}
