package dev.headwater.engine;

import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.analysis.ModeDifferences;
import dev.headwater.engine.analysis.TaskAnalyzer;
import dev.headwater.engine.check.TaskChecks;
import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.library.LibraryFiles;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Planner;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Severity;
import dev.headwater.grammar.source.EncodedText;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.source.TextForm;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The front half of the data walk: task file and predicates file -> plan.
public final class TaskCompiler {
    /// What a task is compiled from. `predicates` is null when there is no predicates file.
    public record Sources(SourceFile task, @Nullable SourceFile predicates) {}

    private record Texts(TaskDocument task, @Nullable PredicatesDocument predicates) {}

    /// The documents of texts, each null when it cannot be read at all.
    private record Read(@Nullable TaskDocument task, @Nullable PredicatesDocument predicates) {
        static Read from(Sources sources, Diagnostics diagnostics) {
            return new Read(
                    TaskDocumentReader.readTask(sources.task, diagnostics),
                    sources.predicates == null
                            ? null
                            : TaskDocumentReader.readPredicates(sources.predicates, diagnostics));
        }

        /// Null without one of the documents: every name in the other one would seem unknown.
        @Nullable Texts texts(Sources sources) {
            boolean isComplete = sources.predicates == null || predicates != null;
            return task == null || !isComplete ? null : new Texts(task, predicates);
        }
    }

    private record Analysis(Task task, TaskChecks checks) {}

    private TaskCompiler() {}

    /// The texts of both files, or null if one cannot be read, which is reported together with the
    /// mistakes in the other one. Files are YAML or the text form, in UTF-8.
    public static @Nullable Sources read(
            Path task, @Nullable Path predicates, Diagnostics diagnostics) {
        SourceFile taskSource = text(task, diagnostics);
        SourceFile predicatesSource = predicates == null ? null : text(predicates, diagnostics);
        if (taskSource != null && (predicates == null || predicatesSource != null)) {
            return new Sources(taskSource, predicatesSource);
        }
        if (taskSource != null) {
            TaskDocumentReader.readTask(taskSource, diagnostics);
        }
        if (predicatesSource != null) {
            TaskDocumentReader.readPredicates(predicatesSource, diagnostics);
        }
        return null;
    }

    /// The plan, or null if there are errors in `diagnostics`. A label that is known at the
    /// prediction time already gives a warning.
    public static @Nullable ExtractionPlan compile(
            Path task,
            @Nullable Path predicates,
            AnalysisOptions options,
            Diagnostics diagnostics) {
        Sources sources = read(task, predicates, diagnostics);
        return sources == null ? null : compile(sources, options, diagnostics);
    }

    /// As above, from texts that were read.
    public static @Nullable ExtractionPlan compile(
            Sources sources, AnalysisOptions options, Diagnostics diagnostics) {
        Texts texts = parse(sources, diagnostics);
        Analysis analysis = texts == null ? null : analyze(texts, options, diagnostics);
        return analysis == null ? null : Planner.plan(analysis.task);
    }

    /// The documents and the plan that [#compile] gives, with all warnings: of what probably does
    /// not say what was meant, and wherever the semantics modes can give different answers.
    public static CheckedTask check(
            Sources sources, AnalysisOptions options, Diagnostics diagnostics) {
        Read read = Read.from(sources, diagnostics);
        Texts texts = read.texts(sources);
        ExtractionPlan plan = texts == null ? null : check(texts, options, diagnostics);
        return new CheckedTask(read.task, read.predicates, plan);
    }

    private static @Nullable ExtractionPlan check(
            Texts texts, AnalysisOptions options, Diagnostics diagnostics) {
        Analysis analysis = analyze(texts, options, diagnostics);
        if (analysis == null) {
            return null;
        }
        ExtractionPlan plan = Planner.plan(analysis.task);
        new ModeDifferences(texts.task, texts.predicates, options, analysis.task, diagnostics)
                .warn();
        warnOfNullRows(plan, texts.task, diagnostics);
        analysis.checks.warnOfOthers(diagnostics);
        return plan;
    }

    /// What the task is, whatever its notation, or null if there are errors in `diagnostics`.
    public static @Nullable TaskIdentity identify(
            Sources sources, AnalysisOptions options, Diagnostics diagnostics) {
        Texts texts = parse(sources, diagnostics);
        return texts == null
                ? null
                : TaskIdentity.of(texts.task, texts.predicates, options, diagnostics);
    }

    private static @Nullable Analysis analyze(
            Texts texts, AnalysisOptions options, Diagnostics diagnostics) {
        Task task = TaskAnalyzer.analyze(texts.task, texts.predicates, options, diagnostics);
        if (task == null) {
            return null;
        }
        var checks = new TaskChecks(texts.task, texts.predicates, task);
        checks.warnOfKnownLabel(diagnostics);
        return new Analysis(task, checks);
    }

    private static @Nullable Texts parse(Sources sources, Diagnostics diagnostics) {
        return Read.from(sources, diagnostics).texts(sources);
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

    /// The text of a task or predicates file in UTF-8, or what is shipped under that name; null
    /// after an error was reported.
    public static @Nullable SourceFile text(Path file, Diagnostics diagnostics) {
        String name = file.toString();
        if (TextForm.of(name) == null) {
            return shipped(name, file, diagnostics);
        }
        try {
            return new SourceFile(name, EncodedText.decode(Files.readAllBytes(file)).text());
        } catch (NoSuchFileException _) {
            diagnostics.add(withNearest(unreadable(name, "no such file"), name));
        } catch (CharacterCodingException _) {
            diagnostics.add(unreadable(name, "not UTF-8 text"));
        } catch (IOException e) {
            diagnostics.add(unreadable(name, Files.isDirectory(file) ? "a folder" : e.toString()));
        }
        return null;
    }

    /// What the library has under that name; a file that is there goes first.
    private static @Nullable SourceFile shipped(String name, Path file, Diagnostics diagnostics) {
        if (Files.exists(file)) {
            diagnostics.add(unreadable(name, "neither a `.yaml` nor a `.cohort` file"));
            return null;
        }
        SourceFile shipped = LibraryFiles.find(name);
        if (shipped == null) {
            String reason = "no such file, and `headwater tasks` has nothing of that name";
            diagnostics.add(withNearest(unreadable(name, reason), name));
        }
        return shipped;
    }

    private static Diagnostic withNearest(Diagnostic diagnostic, String name) {
        String nearest = LibraryFiles.nearest(name);
        return nearest == null
                ? diagnostic
                : diagnostic.withHelp("`headwater tasks` has a similar name: `" + nearest + "`");
    }

    private static Diagnostic unreadable(String file, String reason) {
        String message = "cannot read `" + file + "`: " + reason;
        return Diagnostic.unplaced(DiagnosticCode.S013, Severity.ERROR, message);
    }
}
