package dev.headwater.engine;

import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What an Arrow table says about its origin: which task, in which semantics mode, by which
/// Headwater.
final class TableMetadata {
    private TableMetadata() {}

    /// Keys begin with `headwater.`; ids are those of `headwater id`.
    ///
    /// @param sources what `plan` was compiled from
    static Map<String, String> of(Sources sources, ExtractionOptions options, ExtractionPlan plan) {
        var analysis = new AnalysisOptions(options.semantics(), options.format(), null);
        TaskIdentity identity =
                Objects.requireNonNull(
                        TaskCompiler.identify(sources, analysis, new Diagnostics()),
                        "the task has errors");
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("headwater.version", EngineVersion.text());
        metadata.put("headwater.semantics", plan.task().semantics().id());
        metadata.put("headwater.task_id", identity.task().toString());
        metadata.put("headwater.predicates_id", String.valueOf(identity.predicates()));
        metadata.put("headwater.cohort_id", String.valueOf(identity.cohort()));
        return metadata;
    }
}
