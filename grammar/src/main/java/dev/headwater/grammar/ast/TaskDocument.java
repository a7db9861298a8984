package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A task file: all lists in file order, duplicates already rejected. `trigger` is null when the
/// file has none (reported by the reader).
public record TaskDocument(
        SourceFile source,
        Header header,
        @Nullable Scalar semantics,
        List<PredicateDeclaration> predicates,
        List<PredicateDeclaration> demographics,
        @Nullable Name trigger,
        List<WindowDeclaration> windows,
        Span span) {

    public TaskDocument {
        predicates = List.copyOf(predicates);
        demographics = List.copyOf(demographics);
        windows = List.copyOf(windows);
    }
}
