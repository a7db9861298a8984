package dev.headwater.engine.identity;

import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.analysis.TaskAnalyzer;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a task is, whatever the order and notation of its files.
///
/// `task` covers what is the same for all datasets, `predicates` the definitions of all predicates
/// used, `cohort` both. The latter two are null if the task leaves predicates to a dataset and none
/// is given; `undefined` then says which, by their placeholders.
public record TaskIdentity(
        ContentHash task,
        @Nullable ContentHash predicates,
        @Nullable ContentHash cohort,
        List<Diagnostic> undefined) {

    public TaskIdentity {
        undefined = List.copyOf(undefined);
    }

    /// The identity, or null if there are errors in `diagnostics`. A used placeholder is none
    /// without a predicates file.
    public static @Nullable TaskIdentity of(
            TaskDocument document,
            @Nullable PredicatesDocument file,
            AnalysisOptions options,
            Diagnostics diagnostics) {
        var found = new Diagnostics();
        Task task = TaskAnalyzer.analyze(document, file, options, found);
        List<Diagnostic> undefined =
                found.all().stream()
                        .filter(diagnostic -> file == null && isUndefined(diagnostic))
                        .toList();
        found.all().stream()
                .filter(diagnostic -> !undefined.contains(diagnostic))
                .forEach(diagnostics::add);
        ContentHash taskOnly =
                diagnostics.hasErrors() ? null : task(document, file, options, diagnostics);
        if (taskOnly == null) {
            return null;
        }
        if (task == null) {
            return new TaskIdentity(taskOnly, null, null, undefined);
        }
        var form = new CanonicalForm(task);
        return new TaskIdentity(
                taskOnly,
                ContentHash.of(form.predicatesOnly()),
                ContentHash.of(form.whole()),
                List.of());
    }

    /// Null after an error, which can only be in an expression that the predicates file replaces.
    private static @Nullable ContentHash task(
            TaskDocument document,
            @Nullable PredicatesDocument file,
            AnalysisOptions options,
            Diagnostics diagnostics) {
        GivenPredicates given = GivenPredicates.of(document, file);
        var found = new Diagnostics();
        Task task = TaskAnalyzer.analyze(given.task(), null, options, found);
        if (task == null) {
            diagnostics.addAll(found.all());
            return null;
        }
        List<String> demographics =
                document.demographics().stream()
                        .map(PredicateDeclaration::name)
                        .map(name -> name.text())
                        .toList();
        return ContentHash.of(new CanonicalForm(task).withGiven(given.names(), demographics));
    }

    private static boolean isUndefined(Diagnostic diagnostic) {
        return diagnostic.code() == DiagnosticCode.T017;
    }
}
