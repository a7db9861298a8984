package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.SourceFile;
import java.util.List;

/// A predicates file, which overrides and extends the predicates of a task, entry by entry.
public record PredicatesDocument(
        SourceFile source,
        Header header,
        List<PredicateDeclaration> predicates,
        List<PredicateDeclaration> demographics) {

    public PredicatesDocument {
        predicates = List.copyOf(predicates);
        demographics = List.copyOf(demographics);
    }
}
