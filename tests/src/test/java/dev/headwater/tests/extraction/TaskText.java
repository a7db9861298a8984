package dev.headwater.tests.extraction;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.analysis.TaskAnalyzer;
import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Planner;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import org.jspecify.annotations.Nullable;

/// Compiles tasks given as text, without a file.
public final class TaskText {
    private TaskText() {}

    /// @throws AssertionError with all diagnostics if the text is no valid task
    public static ExtractionPlan plan(String yaml, Semantics semantics, InputFormat format) {
        return plan(yaml, new AnalysisOptions(semantics, format, null));
    }

    /// @throws AssertionError with all diagnostics if the text is no valid task
    public static ExtractionPlan plan(String yaml, AnalysisOptions options) {
        Diagnostics diagnostics = new Diagnostics();
        TaskDocument document =
                TaskDocumentReader.readTask(new SourceFile("task.yaml", yaml), diagnostics);
        Task task =
                document == null
                        ? null
                        : TaskAnalyzer.analyze(document, null, options, diagnostics);
        if (task == null || diagnostics.hasErrors()) {
            throw new AssertionError(diagnostics.all() + "\n" + yaml);
        }
        return Planner.plan(task);
    }

    /// With a `semantics` of null, that of the text.
    ///
    /// @throws AssertionError with all diagnostics if the text is no valid task
    public static TaskIdentity identity(String yaml, @Nullable Semantics semantics) {
        Diagnostics diagnostics = new Diagnostics();
        AnalysisOptions options = new AnalysisOptions(semantics, InputFormat.MEDS, null);
        TaskIdentity identity =
                TaskCompiler.identify(
                        new Sources(new SourceFile("task.yaml", yaml), null), options, diagnostics);
        if (identity == null || identity.cohort() == null) {
            throw new AssertionError(diagnostics.all() + "\n" + yaml);
        }
        return identity;
    }
}
