package dev.headwater.grammar.format;

import dev.headwater.grammar.format.WindowText.Clause;
import dev.headwater.grammar.source.Span;
import java.util.List;

/// A statement of the text form before it is laid out: `head = body`, or `body` alone when the head
/// is empty, then clauses.
///
/// Comments at `anchor` and at the `parts` stand before it, those of a clause before the clause.
record Statement(
        Part part, Span anchor, List<Span> parts, String head, String body, List<Clause> clauses) {

    /// Parts of a file with an empty line between them.
    enum Part {
        HEADER,
        PREDICATES,
        WINDOWS
    }

    Statement {
        parts = List.copyOf(parts);
        clauses = List.copyOf(clauses);
    }
}
