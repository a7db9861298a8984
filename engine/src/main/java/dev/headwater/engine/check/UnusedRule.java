package dev.headwater.engine.check;

import dev.headwater.engine.task.Endpoint;
import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Reference;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;

/// Predicates of the task file that nothing refers to, and windows that change nothing. A
/// predicates file serves many tasks, so what it has beyond this one is no mistake.
final class UnusedRule implements Rule {
    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        for (PredicateDeclaration predicate : task.document().predicates()) {
            Name name = predicate.name();
            if (task.predicate(name.text()) == null) {
                String message = "predicate `" + name.text() + "` is not used";
                String help = "remove it, or refer to it in a window, as the trigger or label";
                findings.add(
                        Diagnostic.warning(DiagnosticCode.C001, message, name.span(), "")
                                .withHelp(help));
            }
        }
        for (int window = 0; window < task.task().windows().size(); window++) {
            if (hasNoEffect(task.task(), window)) {
                Name name = task.written(window).name();
                String message = "window `" + name.text() + "` changes nothing in the cohort";
                String help =
                        "give it a constraint, the label or the index timestamp, or remove it";
                findings.add(
                        Diagnostic.warning(DiagnosticCode.C002, message, name.span(), "")
                                .withHelp(help));
            }
        }
    }

    /// A window whose bound can be missing drops triggers, and one from the start of the record
    /// tells what a model may see.
    private static boolean hasNoEffect(Task task, int position) {
        Window window = task.windows().get(position);
        return window.constraints().isEmpty()
                && (task.label() == null || task.label().window() != position)
                && (task.indexTimestamp() == null || task.indexTimestamp().window() != position)
                && task.windows().stream().noneMatch(other -> isMeasuredFrom(position, other))
                && isAlwaysThere(task, window);
    }

    private static boolean isMeasuredFrom(int position, Window window) {
        Endpoint root = window.rootEndpoint();
        return root.reference() instanceof Reference.WindowEndpoint(int other, _)
                && other == position;
    }

    private static boolean isAlwaysThere(Task task, Window window) {
        Endpoint root = window.rootEndpoint();
        boolean isAtTrigger =
                root.reference() instanceof Reference.Trigger && root.step() instanceof Step.None;
        boolean isRootThere =
                root.step() instanceof Step.None || root.step() instanceof Step.Offset;
        return switch (window.farEndpoint().step()) {
            case Step.None _, Step.Offset _ -> isRootThere;
            case Step.ToEvent _ -> false;
            case Step.ToRecordEdge(Direction direction) ->
                    isAtTrigger
                            && direction == Direction.NEXT
                            && (window.endInclusive() || task.semantics() == Semantics.STANDARD);
        };
    }
}
