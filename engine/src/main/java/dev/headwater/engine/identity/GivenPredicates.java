package dev.headwater.engine.identity;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The predicates that a task expects of a dataset: all that it declares otherwise than by an
/// expression, or does not declare. The others of a predicates file play no part.
///
/// `task` is the task with every one of them replaced by a predicate of one code, [#nameOf] which
/// gives the name back.
record GivenPredicates(TaskDocument task, Set<String> names) {
    /// Begins a code that stands for the rows of a predicate.
    private static final char MARK = '\0';

    GivenPredicates {
        names = Set.copyOf(names);
    }

    static GivenPredicates of(TaskDocument task, @Nullable PredicatesDocument file) {
        Set<String> names = new HashSet<>();
        Set<String> declared = new HashSet<>();
        List<PredicateDeclaration> predicates = new ArrayList<>();
        for (PredicateDeclaration declaration : task.predicates()) {
            declared.add(declaration.name().text());
            predicates.add(opened(declaration, names));
        }
        List<PredicateDeclaration> demographics =
                task.demographics().stream()
                        .map(demographic -> opened(demographic, names))
                        .toList();
        demographics.forEach(demographic -> declared.add(demographic.name().text()));
        if (file != null) {
            Stream.concat(file.predicates().stream(), file.demographics().stream())
                    .filter(declaration -> declared.add(declaration.name().text()))
                    .forEach(declaration -> predicates.add(given(declaration, names)));
        }
        var opened =
                new TaskDocument(
                        task.source(),
                        task.header(),
                        task.semantics(),
                        predicates,
                        demographics,
                        task.trigger(),
                        task.windows(),
                        task.span());
        return new GivenPredicates(opened, names);
    }

    /// The predicate whose rows `code` stands for, or null if it is a code of data.
    static @Nullable String nameOf(String code) {
        return !code.isEmpty() && code.charAt(0) == MARK ? code.substring(1) : null;
    }

    private static PredicateDeclaration opened(
            PredicateDeclaration declaration, Set<String> names) {
        return switch (declaration) {
            case PredicateDeclaration.Derived derived -> derived;
            case PredicateDeclaration.Plain plain -> given(plain, names);
            case PredicateDeclaration.Placeholder placeholder -> given(placeholder, names);
            case PredicateDeclaration.Unreadable unreadable -> unreadable;
        };
    }

    private static PredicateDeclaration given(PredicateDeclaration declaration, Set<String> names) {
        String name = declaration.name().text();
        names.add(name);
        Span span = declaration.span();
        var code = new Scalar(MARK + name, Scalar.Kind.STRING, span);
        Scalar isStatic =
                declaration instanceof PredicateDeclaration.Plain plain ? plain.isStatic() : null;
        return new PredicateDeclaration.Plain(
                declaration.name(),
                new CodeDeclaration.Literal(code, span),
                null,
                null,
                isStatic,
                List.of(),
                span);
    }
}
