package dev.headwater.engine.analysis;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A task text and what came of it. The data is MEDS with the columns that MEDS demands and `unit`.
public record AnalyzedTask(@Nullable Task task, List<Diagnostic> diagnostics) {
    private static final Set<String> COLUMNS =
            Set.of("subject_id", "time", "code", "numeric_value", "unit");

    public static AnalyzedTask aces(String text) {
        return of(text, null, Semantics.ACES_0_7_3, InputFormat.MEDS);
    }

    public static AnalyzedTask standard(String text) {
        return of(text, null, Semantics.STANDARD, InputFormat.MEDS);
    }

    static AnalyzedTask direct(String text, Semantics semantics) {
        return of(text, null, semantics, InputFormat.DIRECT);
    }

    static AnalyzedTask of(
            String text,
            @Nullable String predicates,
            @Nullable Semantics semantics,
            InputFormat format) {
        var diagnostics = new Diagnostics();
        var document = TaskDocumentReader.readTask(new SourceFile("task.yaml", text), diagnostics);
        PredicatesDocument file =
                predicates == null
                        ? null
                        : TaskDocumentReader.readPredicates(
                                new SourceFile("predicates.yaml", predicates), diagnostics);
        var options = new AnalysisOptions(semantics, format, COLUMNS);
        Task task =
                TaskAnalyzer.analyze(Objects.requireNonNull(document), file, options, diagnostics);
        return new AnalyzedTask(task, List.copyOf(diagnostics.all()));
    }

    /// The task, which must be free of mistakes.
    public Task accepted() {
        if (task == null) {
            throw new AssertionError("rejected: " + diagnostics);
        }
        return task;
    }

    /// The errors as their code and the text they point at, in the order reported.
    List<String> errors() {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .map(error ->
                        error.code() + " " + Objects.requireNonNull(error.primary()).span().text())
                .toList();
    }

    List<String> predicateNames() {
        return accepted().predicates().stream().map(Predicate::name).toList();
    }
}
