package dev.headwater.engine.analysis;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.ast.ColumnCondition;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the parts of a task's predicates are written, for messages about what they find in data.
/// The predicates asked for are declared.
public final class PredicatePlaces {
    private final DeclaredPredicates declared;

    public PredicatePlaces(TaskDocument task, @Nullable PredicatesDocument file) {
        var quiet = new AnalysisScope(Semantics.STANDARD, InputFormat.MEDS, new Diagnostics());
        this.declared = DeclaredPredicates.merge(task, file, quiet);
    }

    /// The predicate's code, or all of it if it has none.
    public Span code(String predicate) {
        return declaration(predicate) instanceof PredicateDeclaration.Plain plain
                        && plain.code() != null
                ? plain.code().span()
                : name(predicate);
    }

    /// The first of the predicate's value bounds.
    public Span range(String predicate) {
        return declaration(predicate) instanceof PredicateDeclaration.Plain plain
                ? Stream.of(plain.valueMin(), plain.valueMax())
                        .filter(Objects::nonNull)
                        .map(ValueBound::value)
                        .findFirst()
                        .map(value -> value.span())
                        .orElseGet(() -> name(predicate))
                : name(predicate);
    }

    /// The predicate's condition on `column`.
    public Span column(String predicate, String column) {
        return declaration(predicate) instanceof PredicateDeclaration.Plain plain
                ? plain.columnConditions().stream()
                        .map(ColumnCondition::column)
                        .filter(name -> name.text().equals(column))
                        .findFirst()
                        .map(name -> name.span())
                        .orElseGet(() -> name(predicate))
                : name(predicate);
    }

    /// The name where the predicate is declared.
    public Span name(String predicate) {
        return declaration(predicate).name().span();
    }

    private PredicateDeclaration declaration(String predicate) {
        PredicateDeclaration found = declared.find(predicate);
        if (found == null) {
            throw new IllegalArgumentException("no predicate " + predicate);
        }
        return found;
    }
}
