package dev.headwater.engine;

import com.github.luben.zstd.util.Native;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.analysis.TaskAnalyzer;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Planner;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import dev.headwater.predicates.kernel.PredicateProgram;
import java.util.Objects;

/// Starts, beside the thread that reads the command line, what every extraction needs and is slow
/// to start: native libraries and parsers.
///
/// Only speed depends on it: whoever needs one of these earlier starts it himself.
public final class Preloader {
    /// A task that goes through most of the parsers and of the analysis.
    private static final String TASK =
            """
            predicates:
              a: { code: { regex: "^A//" } }
              b: { code: B, value_min: 1, value_min_inclusive: true }
              c: { code: { any: [C, D] } }
              d: { expr: "or(a, b)" }
            trigger: a
            windows:
              w:
                start: null
                end: trigger + 24h
                start_inclusive: true
                end_inclusive: true
                has: { _ANY_EVENT: "(1, None)" }
                index_timestamp: end
              v:
                start: w.end
                end: start -> d
                label: c
            """;

    private Preloader() {}

    public static void start() {
        Thread.ofPlatform()
                .name("preloader")
                .daemon()
                // A program that ends at once, as with a wrong option, may end in the midst of it.
                .uncaughtExceptionHandler((_, _) -> {})
                .start(Preloader::load);
    }

    private static void load() {
        Native.load();
        PredicateProgram.compile(plan().rowPredicates());
    }

    static ExtractionPlan plan() {
        Diagnostics diagnostics = new Diagnostics();
        SourceFile source = new SourceFile("preloader.yaml", TASK);
        TaskDocument document = TaskDocumentReader.readTask(source, diagnostics);
        var options = new AnalysisOptions(null, InputFormat.MEDS, null);
        Task task =
                TaskAnalyzer.analyze(Objects.requireNonNull(document), null, options, diagnostics);
        return Planner.plan(Objects.requireNonNull(task, () -> diagnostics.all().toString()));
    }
}
