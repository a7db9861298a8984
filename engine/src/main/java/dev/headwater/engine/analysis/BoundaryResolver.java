package dev.headwater.engine.analysis;

import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Reference;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.engine.task.WindowSide;
import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.Duration;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.Side;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.diagnostic.NearestName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of a boundary -> reference and step. Each answers null after a mistake, which is
/// reported here or was before.
final class BoundaryResolver {
    private final Map<String, Integer> windows;
    private final ResolvedPredicates predicates;
    private final AnalysisScope scope;

    /// @param windows the positions of the windows by name
    BoundaryResolver(
            Map<String, Integer> windows, ResolvedPredicates predicates, AnalysisScope scope) {
        this.windows = windows;
        this.predicates = predicates;
        this.scope = scope;
    }

    @Nullable Step step(BoundaryDeclaration boundary, WindowSide side) {
        return switch (boundary) {
            case BoundaryDeclaration.RecordEdge _ ->
                    new Step.ToRecordEdge(
                            side == WindowSide.START ? Direction.PREVIOUS : Direction.NEXT);
            case BoundaryDeclaration.Expression(_, BoundaryStep step, _) ->
                    switch (step) {
                        case null -> new Step.None();
                        case BoundaryStep.Offset offset -> offset(offset);
                        case BoundaryStep.ToEvent toEvent -> toEvent(toEvent);
                    };
            case BoundaryDeclaration.Omitted _, BoundaryDeclaration.Unreadable _ -> null;
        };
    }

    /// What the root endpoint refers to: the trigger or another window.
    @Nullable Reference external(BoundaryReference reference) {
        return switch (reference) {
            case BoundaryReference.Trigger _ -> new Reference.Trigger();
            case BoundaryReference.WindowEndpoint(Name name, Side side, _) -> {
                Integer window = windows.get(name.text());
                yield window == null
                        ? null
                        : new Reference.WindowEndpoint(window, WindowLinkage.side(side));
            }
            case BoundaryReference.OwnEndpoint _, BoundaryReference.Word _ -> {
                String message =
                        "`"
                                + reference.span().text()
                                + "` is neither the trigger nor an endpoint of a window";
                Diagnostic error =
                        Diagnostic.error(DiagnosticCode.T014, message, reference.span(), "");
                String nearest =
                        NearestName.of(reference.span().text(), List.of("trigger", "start", "end"));
                scope.report(
                        nearest == null
                                ? error.withHelp("write `trigger`, `WINDOW.start` or `WINDOW.end`")
                                : error.withHelp("did you mean `" + nearest + "`?")
                                        .withFix(Edit.maybe(reference.span(), nearest)));
                yield null;
            }
        };
    }

    /// Reports a reference to a window that does not exist.
    void checkWindow(BoundaryDeclaration boundary) {
        if (boundary
                        instanceof
                        BoundaryDeclaration.Expression(
                                BoundaryReference.WindowEndpoint reference,
                                _,
                                _)
                && !windows.containsKey(reference.window().text())) {
            Name name = reference.window();
            Diagnostic error =
                    Diagnostic.error(
                            DiagnosticCode.T013,
                            "unknown window `" + name.text() + "`",
                            name.span(),
                            "not declared under `windows`");
            String nearest = NearestName.of(name.text(), windows.keySet());
            scope.report(
                    nearest == null
                            ? error
                            : error.withHelp(
                                            "a window with a similar name exists: `"
                                                    + nearest
                                                    + "`")
                                    .withFix(Edit.maybe(name.span(), nearest)));
        }
    }

    private Step offset(BoundaryStep.Offset step) {
        Duration duration = step.duration();
        if (duration.months() != 0 && scope.isAces()) {
            scope.reject(
                    DiagnosticCode.T043,
                    step.span(),
                    "months and years are not supported by the semantics mode",
                    "use `semantics: standard`");
        }
        return duration.isZero()
                ? new Step.None()
                : new Step.Offset(duration.months(), duration.micros());
    }

    private @Nullable Step toEvent(BoundaryStep.ToEvent step) {
        Name name = step.predicate();
        Direction direction =
                step.direction() == BoundaryStep.Direction.NEXT
                        ? Direction.NEXT
                        : Direction.PREVIOUS;
        if (name.text().isEmpty()) {
            return withoutPredicate(step);
        }
        Special.Kind special = Special.Kind.named(name.text());
        if (special == Special.Kind.RECORD_START || special == Special.Kind.RECORD_END) {
            return toRecordEdge(name, special, direction);
        }
        Integer predicate = predicates.event(name, scope);
        return predicate == null ? null : new Step.ToEvent(predicate, direction);
    }

    private @Nullable Step withoutPredicate(BoundaryStep.ToEvent step) {
        if (scope.isAces()) {
            return new Step.None();
        }
        scope.reject(DiagnosticCode.S007, step.span(), "a predicate is missing after the arrow");
        return null;
    }

    private @Nullable Step toRecordEdge(Name name, Special.Kind edge, Direction direction) {
        boolean leadsThere =
                (edge == Special.Kind.RECORD_START) == (direction == Direction.PREVIOUS);
        if (leadsThere) {
            return new Step.ToRecordEdge(direction);
        }
        boolean isStart = edge == Special.Kind.RECORD_START;
        String message =
                isStart ? "the record cannot start later" : "the record cannot end earlier";
        String help = "write `" + (isStart ? "<- " : "-> ") + name.text() + "`";
        scope.reject(DiagnosticCode.T024, name.span(), message, help);
        return null;
    }
}
