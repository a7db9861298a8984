package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.Side;
import dev.headwater.grammar.format.YamlNode.Text;

/// The `start` or `end` of a window as YAML.
record YamlBoundary(NoOtherForm mistakes) {

    Text of(BoundaryDeclaration boundary) {
        return switch (boundary) {
            case BoundaryDeclaration.RecordEdge _, BoundaryDeclaration.Omitted _ -> Text.of("null");
            case BoundaryDeclaration.Unreadable unreadable ->
                    throw new IllegalStateException("reported at " + unreadable.span());
            case BoundaryDeclaration.Expression(var reference, var step, _) ->
                    YamlText.of(
                            switch (step) {
                                case null -> reference(reference);
                                case BoundaryStep.Offset offset ->
                                        reference(reference) + " " + DurationText.of(offset);
                                case BoundaryStep.ToEvent(var predicate, var direction, _) ->
                                        reference(reference)
                                                + arrow(direction)
                                                + mistakes.word(predicate);
                            });
        };
    }

    private static String arrow(BoundaryStep.Direction direction) {
        return switch (direction) {
            case NEXT -> " -> ";
            case PREVIOUS -> " <- ";
        };
    }

    private String reference(BoundaryReference reference) {
        return switch (reference) {
            case BoundaryReference.Trigger _ -> "trigger";
            case BoundaryReference.OwnEndpoint(Side side, _) -> side(side);
            case BoundaryReference.WindowEndpoint(var window, Side side, _) ->
                    mistakes.word(window) + "." + side(side);
            case BoundaryReference.Word(var name) -> mistakes.word(name);
        };
    }

    private static String side(Side side) {
        return switch (side) {
            case START -> "start";
            case END -> "end";
        };
    }
}
