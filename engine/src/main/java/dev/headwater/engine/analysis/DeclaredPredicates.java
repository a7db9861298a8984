package dev.headwater.engine.analysis;

import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The predicates of a task and its predicates file, by name, in order of declaration.
///
/// An entry of the predicates file takes the place of the task's entry of that name; new ones come
/// last. Where a name is both a predicate and a demographic, the demographic is meant.
public record DeclaredPredicates(
        Map<String, PredicateDeclaration> predicates,
        Map<String, PredicateDeclaration> demographics) {

    /// What is declared, without a judgement of it.
    public static DeclaredPredicates of(TaskDocument task, @Nullable PredicatesDocument file) {
        Map<String, PredicateDeclaration> predicates = new LinkedHashMap<>();
        Map<String, PredicateDeclaration> demographics = new LinkedHashMap<>();
        task.predicates().forEach(entry -> predicates.put(entry.name().text(), entry));
        task.demographics().forEach(entry -> demographics.put(entry.name().text(), entry));
        if (file != null) {
            file.predicates().forEach(entry -> predicates.put(entry.name().text(), entry));
            file.demographics().forEach(entry -> demographics.put(entry.name().text(), entry));
        }
        return new DeclaredPredicates(predicates, demographics);
    }

    static DeclaredPredicates merge(
            TaskDocument task, @Nullable PredicatesDocument file, AnalysisScope scope) {
        DeclaredPredicates declared = of(task, file);
        declared.dropSpecialNames(scope);
        if (!scope.isAces()) {
            declared.reportSharedNames(scope);
        }
        return declared;
    }

    public @Nullable PredicateDeclaration find(String name) {
        PredicateDeclaration demographic = demographics.get(name);
        return demographic == null ? predicates.get(name) : demographic;
    }

    /// The error of using `name`, which is not declared.
    Diagnostic unknown(Name name) {
        List<String> names = new ArrayList<>(predicates.keySet());
        names.addAll(demographics.keySet());
        Arrays.stream(Special.Kind.values()).forEach(kind -> names.add(kind.predicateName()));
        String message = "unknown predicate `" + name.text() + "`";
        Diagnostic error =
                Diagnostic.error(
                        DiagnosticCode.T012,
                        message,
                        name.span(),
                        "not declared under `predicates`");
        String nearest = NearestName.of(name.text(), names);
        if (nearest == null) {
            return error;
        }
        String help = "a predicate with a similar name exists: `" + nearest + "`";
        return error.withHelp(help + place(nearest, name.span().source()))
                .withFix(Edit.maybe(name.span(), nearest));
    }

    /// Where `name` is declared, as seen from `here`; nowhere for a special predicate.
    private String place(String name, SourceFile here) {
        PredicateDeclaration declaration = find(name);
        if (declaration == null) {
            return "";
        }
        Span span = declaration.name().span();
        String file = span.source() == here ? "" : span.source().name() + ", ";
        return " (" + file + "line " + span.line() + ")";
    }

    /// The reference system computes special predicates over predicates of their names. As a
    /// demographic, such a name would filter subjects and be computed over as well.
    private void dropSpecialNames(AnalysisScope scope) {
        for (Special.Kind kind : Special.Kind.values()) {
            String name = kind.predicateName();
            String message = "`" + name + "` is a special predicate and cannot be declared";
            PredicateDeclaration predicate = predicates.remove(name);
            PredicateDeclaration demographic = demographics.remove(name);
            if (predicate != null && scope.isAces()) {
                Span span = predicate.name().span();
                scope.report(Diagnostic.warning(DiagnosticCode.T011, message, span, "ignored"));
            } else if (predicate != null) {
                scope.reject(DiagnosticCode.T011, predicate.name().span(), message);
            }
            if (demographic != null) {
                scope.reject(DiagnosticCode.T011, demographic.name().span(), message);
            }
        }
    }

    private void reportSharedNames(AnalysisScope scope) {
        for (PredicateDeclaration demographic : demographics.values()) {
            Name name = demographic.name();
            PredicateDeclaration predicate = predicates.get(name.text());
            if (predicate == null || predicate instanceof PredicateDeclaration.Placeholder) {
                continue;
            }
            String message = "`" + name.text() + "` is both a predicate and a demographic";
            Diagnostic error =
                    Diagnostic.error(DiagnosticCode.T003, message, name.span(), "declared again");
            scope.report(error.withSecondary(predicate.name().span(), "first declared here"));
        }
    }
}
