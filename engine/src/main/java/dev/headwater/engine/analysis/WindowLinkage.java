package dev.headwater.engine.analysis;

import dev.headwater.engine.task.WindowSide;
import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryDeclaration.Expression;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.BoundaryStep.Direction;
import dev.headwater.grammar.ast.Duration;
import dev.headwater.grammar.ast.Side;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import org.jspecify.annotations.Nullable;

/// Decides which endpoint of a window is its root: exactly one endpoint refers to the other one,
/// which is the root.
record WindowLinkage(WindowDeclaration window, BoundaryDeclaration start, BoundaryDeclaration end) {

    /// The root, or null when there is none or the window would run backwards, which is reported,
    /// or a boundary is unreadable.
    @Nullable WindowSide root(AnalysisScope scope) {
        if (isUnreadable(start) || isUnreadable(end)) {
            return null;
        }
        if (start instanceof BoundaryDeclaration.RecordEdge
                && end instanceof BoundaryDeclaration.RecordEdge) {
            scope.report(
                    error(DiagnosticCode.T022, "window `%s` refers to nothing but the record")
                            .withHelp(
                                    "let one endpoint start from `trigger` or from an endpoint of"
                                            + " another window"));
            return null;
        }
        boolean startRefersToEnd = refersTo(start, Side.END);
        boolean endRefersToStart = refersTo(end, Side.START);
        if (startRefersToEnd == endRefersToStart) {
            reportUnlinked(startRefersToEnd, scope);
            return null;
        }
        BoundaryDeclaration far = startRefersToEnd ? start : end;
        if (leads(far, startRefersToEnd ? Direction.NEXT : Direction.PREVIOUS)) {
            scope.report(
                    Diagnostic.error(
                            DiagnosticCode.T021,
                            "window `" + window.name().text() + "` runs backwards",
                            far.span(),
                            startRefersToEnd
                                    ? "the start lies after the end"
                                    : "the end lies before the start"));
            return null;
        }
        return startRefersToEnd ? WindowSide.END : WindowSide.START;
    }

    BoundaryDeclaration boundary(WindowSide side) {
        return side == WindowSide.START ? start : end;
    }

    static WindowSide side(Side side) {
        return switch (side) {
            case START -> WindowSide.START;
            case END -> WindowSide.END;
        };
    }

    private void reportUnlinked(boolean both, AnalysisScope scope) {
        String problem =
                both
                        ? "the endpoints of window `%s` refer to each other"
                        : "neither endpoint of window `%s` refers to the other";
        scope.report(
                error(DiagnosticCode.T020, problem)
                        .withHelp(
                                "exactly one of them must: `start: trigger` and `end: start + 24h`,"
                                        + " or `end: trigger` and `start: end - 24h`"));
    }

    private Diagnostic error(DiagnosticCode code, String message) {
        return Diagnostic.error(code, message.formatted(window.name().text()), start.span(), "")
                .withSecondary(end.span(), "");
    }

    private static boolean isUnreadable(BoundaryDeclaration boundary) {
        return boundary instanceof BoundaryDeclaration.Unreadable
                || boundary instanceof BoundaryDeclaration.Omitted;
    }

    private static boolean refersTo(BoundaryDeclaration boundary, Side other) {
        return boundary instanceof BoundaryDeclaration.RecordEdge
                || (boundary
                                instanceof
                                Expression(BoundaryReference.OwnEndpoint(Side side, _), _, _)
                        && side == other);
    }

    private static boolean leads(BoundaryDeclaration boundary, Direction direction) {
        if (!(boundary instanceof Expression(_, BoundaryStep step, _)) || step == null) {
            return false;
        }
        return switch (step) {
            case BoundaryStep.Offset(Duration duration, _) ->
                    !duration.isZero()
                            && duration.isNegative() == (direction == Direction.PREVIOUS);
            case BoundaryStep.ToEvent(_, Direction way, _) -> way == direction;
        };
    }
}
