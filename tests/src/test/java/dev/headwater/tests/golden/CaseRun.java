package dev.headwater.tests.golden;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.DirectTable;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.ShardRun;
import java.util.List;
import java.util.Set;
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
        Set<String> columns =
                folder.format() == InputFormat.MEDS
                        ? ParquetEventScan.columnNames(folder.data())
                        : null;
        AnalysisOptions options = new AnalysisOptions(semantics, folder.format(), columns);
        return TaskCompiler.compile(folder.task(), folder.predicates(), options, diagnostics);
    }

    static CohortTable run(CaseFolder folder, ExtractionPlan plan) {
        return switch (folder.format()) {
            case MEDS -> {
                Shard shard = new Shard("0", folder.data());
                yield ShardRun.ofScan(
                        plan,
                        allocator -> ParquetEventScan.open(shard, plan.scanColumns(), allocator));
            }
            case OMOP -> throw new IllegalArgumentException("ACES reads no OMOP tables");
            case DIRECT -> {
                List<String> names =
                        plan.task().predicates().stream()
                                .filter(predicate -> predicate instanceof Predicate.Plain)
                                .map(Predicate::name)
                                .toList();
                yield ShardRun.ofTable(
                        plan, DirectTable.read(folder.data(), names, folder.timestampFormat()));
            }
        };
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
