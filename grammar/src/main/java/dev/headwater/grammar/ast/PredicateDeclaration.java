package dev.headwater.grammar.ast;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry under `predicates` or `patient_demographics`.
public sealed interface PredicateDeclaration {
    Name name();

    /// The whole entry, name included.
    Span span();

    /// A predicate over rows: a code, value bounds, and conditions on further columns.
    ///
    /// `code` is null when the key is missing (an error where the predicate is used). `isStatic` is
    /// the scalar of the `static` key, null when absent.
    record Plain(
            Name name,
            @Nullable CodeDeclaration code,
            @Nullable ValueBound valueMin,
            @Nullable ValueBound valueMax,
            @Nullable Scalar isStatic,
            List<ColumnCondition> columnConditions,
            Span span)
            implements PredicateDeclaration {
        public Plain {
            columnConditions = List.copyOf(columnConditions);
        }
    }

    /// An expression of other predicates, or of conditions on columns. `text` is the whole `expr`
    /// scalar.
    record Derived(
            Name name,
            Scalar text,
            PredicateExpression expression,
            @Nullable Scalar isStatic,
            Span span)
            implements PredicateDeclaration {}

    /// `name: ???`, to be given by a predicates file.
    record Placeholder(Name name, Span span) implements PredicateDeclaration {}

    /// An entry that cannot be read. The mistakes count only when the predicate is used, so they
    /// are kept here.
    record Unreadable(Name name, List<Diagnostic> mistakes, Span span)
            implements PredicateDeclaration {
        public Unreadable {
            mistakes = List.copyOf(mistakes);
        }
    }
}
