package dev.headwater.tests.golden;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.DirectDataset;
import dev.headwater.engine.scan.EsgptDataset;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.ShardRun;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs the engine on a case folder.
public final class CaseRun {
    private CaseRun() {}

    public static CaseAnswer answer(CaseFolder folder, Semantics semantics) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            ExtractionPlan plan = compile(folder, semantics, diagnostics);
            return plan == null ? failure(diagnostics) : new CaseAnswer.Cohort(run(folder, plan));
        } catch (DataException e) {
            return new CaseAnswer.Failure(
                    e.code().name(), "predicates", String.valueOf(e.getMessage()));
        }
    }

    /// The plan, or null with errors in `diagnostics`.
    static @Nullable ExtractionPlan compile(
            CaseFolder folder, Semantics semantics, Diagnostics diagnostics) {
        Dataset dataset = dataset(folder);
        AnalysisOptions options =
                new AnalysisOptions(
                        semantics,
                        folder.format(),
                        dataset.columnNames(dataset.shards().getFirst()),
                        null,
                        dataset instanceof EsgptDataset esgpt ? esgpt.layout() : null);
        return TaskCompiler.compile(folder.task(), folder.predicates(), options, diagnostics);
    }

    static CohortTable run(CaseFolder folder, ExtractionPlan plan) {
        Dataset dataset = dataset(folder);
        Shard shard = dataset.shards().getFirst();
        return switch (dataset) {
            case EventDataset events ->
                    ShardRun.ofScan(
                            plan,
                            allocator ->
                                    events.open(
                                            shard,
                                            RowRange.ALL,
                                            plan.scanColumns(),
                                            plan.rowGroupFilter(),
                                            allocator,
                                            new SpareArrays()));
            case DirectDataset tables ->
                    ShardRun.ofTable(plan, tables.read(shard, plan.plainPredicateNames()));
        };
    }

    private static Dataset dataset(CaseFolder folder) {
        return Dataset.of(folder.format(), folder.data(), folder.timestampFormat());
    }

    private static CaseAnswer failure(Diagnostics diagnostics) {
        List<Diagnostic> errors = diagnostics.all().stream().filter(Diagnostic::isError).toList();
        return new CaseAnswer.Failure(
                errors.stream()
                        .map(error -> error.code().name())
                        .distinct()
                        .collect(Collectors.joining(" ")),
                "config",
                errors.stream().map(Diagnostic::message).collect(Collectors.joining("; ")));
    }
}
