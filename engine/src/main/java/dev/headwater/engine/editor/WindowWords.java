package dev.headwater.engine.editor;

import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.ConstraintDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.Side;
import dev.headwater.grammar.ast.WindowDeclaration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A window as an interval, such as `(trigger, start + 1 day]`, and what it must hold.
final class WindowWords {
    private WindowWords() {}

    /// In Markdown.
    static String of(WindowDeclaration window) {
        var words = new StringBuilder("window `" + window.name().text() + "`: `");
        words.append(isExcluded(window.startInclusive()) ? '(' : '[');
        words.append(boundary(window.start(), "record start")).append(", ");
        words.append(boundary(window.end(), "record end"));
        words.append(isExcluded(window.endInclusive()) ? ")`" : "]`");
        for (ConstraintDeclaration constraint : window.has()) {
            words.append("\n- ").append(constraint(constraint));
        }
        if (window.label() != null) {
            words.append("\n- label: `").append(window.label().text()).append('`');
        }
        if (window.indexTimestamp() != null) {
            words.append("\n- prediction time: its ").append(window.indexTimestamp().text());
        }
        return words.toString();
    }

    static String boundary(BoundaryDeclaration boundary, String recordEdge) {
        return switch (boundary) {
            case BoundaryDeclaration.RecordEdge _, BoundaryDeclaration.Omitted _ -> recordEdge;
            case BoundaryDeclaration.Unreadable _ -> "?";
            case BoundaryDeclaration.Expression(
                            BoundaryReference reference,
                            BoundaryStep step,
                            _) ->
                    reference(reference) + (step == null ? "" : step(step));
        };
    }

    private static String reference(BoundaryReference reference) {
        return switch (reference) {
            case BoundaryReference.OwnEndpoint(Side side, _) -> word(side);
            case BoundaryReference.Trigger _ -> "trigger";
            case BoundaryReference.WindowEndpoint(var window, Side side, _) ->
                    window.text() + "." + word(side);
            case BoundaryReference.Word(var name) -> name.text();
        };
    }

    private static String step(BoundaryStep step) {
        return switch (step) {
            case BoundaryStep.Offset(var duration, _) ->
                    (duration.isNegative() ? " - " : " + ") + DurationWords.of(duration);
            case BoundaryStep.ToEvent(var predicate, var direction, _) ->
                    switch (direction) {
                        case NEXT -> " -> " + predicate.text();
                        case PREVIOUS -> " <- " + predicate.text();
                    };
        };
    }

    private static String constraint(ConstraintDeclaration constraint) {
        String name = "`" + constraint.predicate().text() + "`";
        Long min = constraint.min();
        Long max = constraint.max();
        if (max != null && max == 0) {
            return "no " + name;
        }
        String least = min == null ? "" : "at least " + min;
        String most = max == null ? "" : "at most " + max;
        return least + (min == null || max == null ? "" : " and ") + most + " " + name;
    }

    private static boolean isExcluded(@Nullable Scalar inclusive) {
        return inclusive != null && inclusive.text().toLowerCase(Locale.ROOT).equals("false");
    }

    private static String word(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
