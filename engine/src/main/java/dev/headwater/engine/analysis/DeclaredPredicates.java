package dev.headwater.engine.analysis;

import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The predicates of a task and its predicates file, by name, in order of declaration.
///
/// An entry of the predicates file takes the place of the task's entry of that name; new ones come last. Where a name is both a
/// predicate and a demographic, the demographic is meant.
record DeclaredPredicates(
        Map<String, PredicateDeclaration> predicates, Map<String, PredicateDeclaration> demographics) {

    static DeclaredPredicates merge(TaskDocument task, @Nullable PredicatesDocument file, AnalysisScope scope) {
        Map<String, PredicateDeclaration> predicates = new LinkedHashMap<>();
        Map<String, PredicateDeclaration> demographics = new LinkedHashMap<>();
        task.predicates().forEach(entry -> predicates.put(entry.name().text(), entry));
        task.demographics().forEach(entry -> demographics.put(entry.name().text(), entry));
        if (file != null) {
            file.predicates().forEach(entry -> predicates.put(entry.name().text(), entry));
            file.demographics().forEach(entry -> demographics.put(entry.name().text(), entry));
        }
        var declared = new DeclaredPredicates(predicates, demographics);
        declared.dropSpecialNames(scope);
        if (!scope.isAces()) {
            declared.reportSharedNames(scope);
        }
        return declared;
    }

    @Nullable PredicateDeclaration find(String name) {
        PredicateDeclaration demographic = demographics.get(name);
        return demographic == null ? predicates.get(name) : demographic;
    }

    /// The error of using `name`, which is not declared.
    Diagnostic unknown(Name name) {
        List<String> names = new ArrayList<>(predicates.keySet());
        names.addAll(demographics.keySet());
        Arrays.stream(Special.Kind.values()).forEach(kind -> names.add(kind.predicateName()));
        Diagnostic error = Diagnostic.error(
                DiagnosticCode.T012,
                "unknown predicate `" + name.text() + "`",
                name.span(),
                "not declared under `predicates`");
        String nearest = NearestName.of(name.text(), names);
        return nearest == null ? error : error.withHelp("a predicate with a similar name exists: " + place(nearest, name));
    }

    private String place(String nearest, Name wanted) {
        PredicateDeclaration declaration = find(nearest);
        if (declaration == null) {
            return "`" + nearest + "`";
        }
        Span span = declaration.name().span();
        boolean sameFile = span.source() == wanted.span().source();
        return "`" + nearest + "` (" + (sameFile ? "" : span.source().name() + ", ") + "line " + span.line() + ")";
    }

    /// The reference system computes special predicates over whatever is declared under their names.
    private void dropSpecialNames(AnalysisScope scope) {
        for (Special.Kind kind : Special.Kind.values()) {
            PredicateDeclaration predicate = predicates.remove(kind.predicateName());
            if (predicate != null) {
                Name name = predicate.name();
                String message = "`" + name.text() + "` is a special predicate and cannot be declared";
                scope.report(
                        scope.isAces()
                                ? Diagnostic.warning(DiagnosticCode.T011, message, name.span(), "ignored")
                                : Diagnostic.error(DiagnosticCode.T011, message, name.span(), ""));
            }
            PredicateDeclaration demographic = demographics.remove(kind.predicateName());
            if (demographic != null) {
                String message = "`" + kind.predicateName() + "` is a special predicate and no demographic";
                scope.report(Diagnostic.error(DiagnosticCode.T011, message, demographic.name().span(), ""));
            }
        }
    }

    private void reportSharedNames(AnalysisScope scope) {
        demographics.forEach((name, demographic) -> {
            PredicateDeclaration predicate = predicates.get(name);
            if (predicate != null && !(predicate instanceof PredicateDeclaration.Placeholder)) {
                scope.report(Diagnostic.error(
                                DiagnosticCode.T003,
                                "`" + name + "` is both a predicate and a demographic",
                                demographic.name().span(),
                                "declared again")
                        .withSecondary(predicate.name().span(), "first declared here"));
            }
        });
    }
}
