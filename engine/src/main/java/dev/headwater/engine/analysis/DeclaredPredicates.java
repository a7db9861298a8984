package dev.headwater.engine.analysis;

import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.Scalar;
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
record DeclaredPredicates(
        Map<String, PredicateDeclaration> predicates,
        Map<String, PredicateDeclaration> demographics) {

    static DeclaredPredicates merge(
            TaskDocument task, @Nullable PredicatesDocument file, AnalysisScope scope) {
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

    /// The declaration that `name` means in an expression, or null after an error.
    @Nullable PredicateDeclaration find(Name name, AnalysisScope scope) {
        if (Special.Kind.named(name.text()) != null) {
            String message =
                    "special predicate `" + name.text() + "` cannot be part of an expression";
            String help =
                    "special predicates can be used in `has`, as a boundary and as the trigger";
            scope.reject(DiagnosticCode.T016, name.span(), message, help);
            return null;
        }
        PredicateDeclaration declaration = find(name.text());
        if (declaration == null) {
            scope.report(unknown(name));
        }
        return declaration;
    }

    /// Whether a predicate only selects subjects, as a demographic or by its flag.
    boolean isStatic(PredicateDeclaration declaration) {
        Scalar flag =
                switch (declaration) {
                    case PredicateDeclaration.Plain plain -> plain.isStatic();
                    case PredicateDeclaration.Derived derived -> derived.isStatic();
                    case PredicateDeclaration.Placeholder _, PredicateDeclaration.Unreadable _ ->
                            null;
                };
        return demographics.containsKey(declaration.name().text())
                || (flag != null && FlagReader.isTrue(flag));
    }

    /// The error of using `name`, which is not declared.
    private Diagnostic unknown(Name name) {
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
