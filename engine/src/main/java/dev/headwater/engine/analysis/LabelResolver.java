package dev.headwater.engine.analysis;

import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.engine.task.Task.IndexTimestamp;
import dev.headwater.engine.task.Task.LabelDefinition;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.diagnostic.NearestName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `label` and the `index_timestamp` of a task: each at most once, on a window that has a
/// length.
final class LabelResolver {
    private final List<WindowDeclaration> declarations;
    private final List<@Nullable Window> windows;
    private final ResolvedPredicates predicates;
    private final AnalysisScope scope;

    /// @param windows the resolved windows, null where there was a mistake, in the order of
    ///   `declarations`
    LabelResolver(
            List<WindowDeclaration> declarations,
            List<@Nullable Window> windows,
            ResolvedPredicates predicates,
            AnalysisScope scope) {
        this.declarations = declarations;
        this.windows = windows;
        this.predicates = predicates;
        this.scope = scope;
    }

    /// What a `label` or `index_timestamp` key says, or null when it says nothing: it is absent,
    /// null or empty.
    static @Nullable Name written(@Nullable Scalar key, AnalysisScope scope) {
        if (key == null
                || key.isNull()
                || key.text().isEmpty()
                || (scope.isAces() && !FlagReader.isTrue(key))) {
            return null;
        }
        return new Name(key.text(), key.span());
    }

    @Nullable LabelDefinition label() {
        LabelDefinition label = null;
        Name first = null;
        for (int window = 0; window < declarations.size(); window++) {
            Name name = written(declarations.get(window).label(), scope);
            if (name == null) {
                continue;
            }
            if (first != null) {
                reportSecond(DiagnosticCode.T027, "a task has one label", name, first);
            }
            first = first == null ? name : first;
            checkLength(window, name, "label");
            Integer predicate = labelPredicate(name);
            label = predicate == null ? label : new LabelDefinition(window, predicate);
        }
        return label;
    }

    @Nullable IndexTimestamp indexTimestamp() {
        IndexTimestamp index = null;
        Name first = null;
        for (int window = 0; window < declarations.size(); window++) {
            Name name = written(declarations.get(window).indexTimestamp(), scope);
            if (name == null) {
                continue;
            }
            if (first != null) {
                reportSecond(DiagnosticCode.T029, "a task has one index timestamp", name, first);
            }
            first = first == null ? name : first;
            checkLength(window, name, "index timestamp");
            WindowSide side = side(name);
            index = side == null ? index : new IndexTimestamp(window, side);
        }
        return index;
    }

    private @Nullable Integer labelPredicate(Name name) {
        if (Special.Kind.named(name.text()) != null) {
            String message = "special predicate `" + name.text() + "` cannot be the label";
            String help = "use a predicate that is declared under `predicates`";
            scope.reject(DiagnosticCode.T026, name.span(), message, help);
            return null;
        }
        return predicates.event(name, scope);
    }

    private @Nullable WindowSide side(Name name) {
        return switch (name.text()) {
            case "start" -> WindowSide.START;
            case "end" -> WindowSide.END;
            case String other -> {
                String message = "an index timestamp is `start` or `end`, not `" + other + "`";
                Diagnostic error = Diagnostic.error(DiagnosticCode.T028, message, name.span(), "");
                String nearest = NearestName.of(other, List.of("start", "end"));
                scope.report(
                        nearest == null
                                ? error
                                : error.withHelp("did you mean `" + nearest + "`?")
                                        .withFix(Edit.safe(name.span(), nearest)));
                yield null;
            }
        };
    }

    /// The reference system has no summary of a window whose endpoints are the same instant.
    private void checkLength(int window, Name name, String what) {
        Window resolved = windows.get(window);
        if (scope.isAces()
                && resolved != null
                && resolved.farEndpoint().step() instanceof Step.None) {
            String message =
                    "window `" + resolved.name() + "` has no length and can give no " + what;
            String help = "give the window a length, or use `semantics: standard`";
            scope.reject(DiagnosticCode.T034, name.span(), message, help);
        }
    }

    private void reportSecond(DiagnosticCode code, String message, Name second, Name first) {
        scope.report(
                Diagnostic.error(code, message, second.span(), "given again")
                        .withSecondary(first.span(), "first given here"));
    }
}
