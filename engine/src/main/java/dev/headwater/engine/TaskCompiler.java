package dev.headwater.engine;

import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.analysis.ModeDifferences;
import dev.headwater.engine.analysis.TaskAnalyzer;
import dev.headwater.engine.check.TaskChecks;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Planner;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Severity;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The front half of the data walk: task file and predicates file -> plan.
public final class TaskCompiler {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private record Texts(TaskDocument task, @Nullable PredicatesDocument predicates) {}

    private TaskCompiler() {}

    /// The plan, or null if there are errors in `diagnostics`. Files are YAML in UTF-8. A label
    /// that is known at the prediction time already gives a warning.
    public static @Nullable ExtractionPlan compile(
            Path task,
            @Nullable Path predicates,
            AnalysisOptions options,
            Diagnostics diagnostics) {
        Texts texts = read(task, predicates, diagnostics);
        return texts == null ? null : compile(texts, options, diagnostics);
    }

    /// As [#compile], with all warnings: of what probably does not say what was meant, and wherever
    /// the semantics modes can give different answers.
    public static @Nullable ExtractionPlan check(
            Path task,
            @Nullable Path predicates,
            AnalysisOptions options,
            Diagnostics diagnostics) {
        Texts texts = read(task, predicates, diagnostics);
        if (texts == null) {
            return null;
        }
        ExtractionPlan plan = compile(texts, options, diagnostics);
        if (plan != null) {
            new ModeDifferences(texts.task, texts.predicates, options, plan.task(), diagnostics)
                    .warn();
            warnOfNullRows(plan, texts.task, diagnostics);
            TaskChecks.warn(texts.task, texts.predicates, plan.task(), diagnostics);
        }
        return plan;
    }

    private static @Nullable ExtractionPlan compile(
            Texts texts, AnalysisOptions options, Diagnostics diagnostics) {
        Task task = TaskAnalyzer.analyze(texts.task, texts.predicates, options, diagnostics);
        if (task == null) {
            return null;
        }
        TaskChecks.warnOfKnownLabel(texts.task, texts.predicates, task, diagnostics);
        return Planner.plan(task);
    }

    /// Null without one of the files: every name in the other one would seem unknown.
    private static @Nullable Texts read(
            Path task, @Nullable Path predicates, Diagnostics diagnostics) {
        SourceFile taskSource = source(task, diagnostics);
        SourceFile predicatesSource = predicates == null ? null : source(predicates, diagnostics);
        TaskDocument document =
                taskSource == null ? null : TaskDocumentReader.readTask(taskSource, diagnostics);
        PredicatesDocument file =
                predicatesSource == null
                        ? null
                        : TaskDocumentReader.readPredicates(predicatesSource, diagnostics);
        boolean isComplete = predicates == null || file != null;
        return document == null || !isComplete ? null : new Texts(document, file);
    }

    private static void warnOfNullRows(
            ExtractionPlan plan, TaskDocument document, Diagnostics diagnostics) {
        if (plan.canGiveNullRows()) {
            String message = "in `aces-0.7.3` a trigger without a bound can give a row of nulls";
            Span span = document.trigger() == null ? document.span() : document.trigger().span();
            diagnostics.add(
                    Diagnostic.warning(DiagnosticCode.T037, message, span, "")
                            .withHelp("see Q21 in task-configs/SEMANTICS.md"));
        }
    }

    private static @Nullable SourceFile source(Path file, Diagnostics diagnostics) {
        String name = file.toString();
        if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
            diagnostics.add(unreadable(name, "not a `.yaml` file"));
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return new SourceFile(
                    name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (NoSuchFileException _) {
            diagnostics.add(unreadable(name, "no such file"));
        } catch (CharacterCodingException _) {
            diagnostics.add(unreadable(name, "not UTF-8 text"));
        } catch (IOException e) {
            diagnostics.add(unreadable(name, Files.isDirectory(file) ? "a folder" : e.toString()));
        }
        return null;
    }

    private static Diagnostic unreadable(String file, String reason) {
        String message = "cannot read `" + file + "`: " + reason;
        return new Diagnostic(
                DiagnosticCode.S013, Severity.ERROR, message, null, List.of(), List.of());
    }
}
