package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.Datum;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The places of a document that comments belong to.
final class Anchors {
    private Anchors() {}

    static List<Span> of(TaskDocument document) {
        List<Span> anchors = new ArrayList<>();
        add(anchors, document.header().description());
        Datum metadata = document.header().metadata();
        if (metadata instanceof Datum.Fields fields && !fields.fields().isEmpty()) {
            fields.fields().forEach(field -> anchors.add(field.name().span()));
        } else if (metadata != null) {
            anchors.add(metadata.span());
        }
        add(anchors, document.semantics());
        document.predicates().stream().map(PredicateDeclaration::span).forEach(anchors::add);
        document.demographics().stream().map(PredicateDeclaration::span).forEach(anchors::add);
        if (document.trigger() != null) {
            anchors.add(document.trigger().span());
        }
        for (WindowDeclaration window : document.windows()) {
            // Without its parts, so that these have their own comments.
            anchors.add(first(window.span()));
            anchors.addAll(of(window));
        }
        return anchors;
    }

    /// The parts of a window.
    static List<Span> of(WindowDeclaration window) {
        List<Span> anchors = new ArrayList<>();
        add(anchors, window.start());
        add(anchors, window.end());
        add(anchors, window.startInclusive());
        add(anchors, window.endInclusive());
        window.has().forEach(constraint -> anchors.add(constraint.predicate().span()));
        add(anchors, window.label());
        add(anchors, window.indexTimestamp());
        return anchors;
    }

    private static Span first(Span span) {
        return span.source().span(span.start(), Math.min(span.start() + 1, span.end()));
    }

    private static void add(List<Span> anchors, @Nullable Scalar scalar) {
        if (scalar != null) {
            anchors.add(scalar.span());
        }
    }

    private static void add(List<Span> anchors, BoundaryDeclaration boundary) {
        if (!(boundary instanceof BoundaryDeclaration.Omitted)) {
            anchors.add(boundary.span());
        }
    }
}
