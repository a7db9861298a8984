package dev.headwater.engine.htmlreport;

import dev.headwater.engine.EngineVersion;
import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.identity.ContentHash;
import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.sample.Sampling;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What was run over what, as a list of terms: enough to tell whether another run did the same.
final class RunFacts {
    private final Markup html = new Markup();

    private RunFacts() {}

    static String of(
            Sources sources,
            @Nullable TaskIdentity identity,
            ExtractionOptions options,
            ExtractionSummary summary,
            Disclosure disclosure) {
        var facts = new RunFacts();
        facts.html.raw("<dl class=\"facts\">\n");
        facts.add("Task file", fileName(sources.task().name()));
        if (sources.predicates() != null) {
            facts.add("Predicates file", fileName(sources.predicates().name()));
        }
        if (identity != null) {
            facts.addHash("Hash of the task", identity.task());
            facts.addHash("Hash of the predicates", identity.predicates());
            facts.addHash("Hash of the cohort", identity.cohort());
        }
        facts.add("Semantics", summary.plan().task().semantics().id());
        facts.add("Headwater", EngineVersion.text());
        facts.add("Data", data(options, summary, disclosure));
        facts.addSample(options.sampling());
        facts.html.raw("</dl>\n");
        return facts.html.toString();
    }

    private static String data(
            ExtractionOptions options, ExtractionSummary summary, Disclosure disclosure) {
        String rows = disclosure.total(disclosure.rounded(summary.total().rows()));
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
                + " rows in "
                + summary.shards()
                + (summary.shards() == 1 ? " file, " : " files, ")
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
        add(
                "Sample",
                sampling.perSubject().word()
                        + " per subject"
                        + rows
                        + ", seed "
                        + sampling.seed()
                        + "; the times and lengths above are of the sample, all else of the whole"
                        + " cohort");
    }

    private void addHash(String term, @Nullable ContentHash hash) {
        if (hash != null) {
            add(term, hash.toString());
        }
    }

    private void add(String term, String fact) {
        html.raw("<div>").element("dt", term).element("dd", fact).raw("</div>\n");
    }

    private static String fileName(String path) {
        return String.valueOf(Path.of(path).getFileName());
    }
}
