package dev.headwater.engine.analysis;

import dev.headwater.engine.task.Endpoint.Reference;
import dev.headwater.engine.task.Window;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reports windows that are measured from themselves. Each window refers to at most one other, so
/// following the references is enough.
final class WindowCycles {
    private static final int NONE = -1;

    private WindowCycles() {}

    /// @param windows the resolved windows, null where there was a mistake, in the order of
    ///   `declarations`
    static void check(
            List<WindowDeclaration> declarations,
            List<@Nullable Window> windows,
            AnalysisScope scope) {
        Set<Integer> visited = new HashSet<>();
        for (int first = 0; first < windows.size(); first++) {
            LinkedHashSet<Integer> path = new LinkedHashSet<>();
            int current = first;
            while (current != NONE && visited.add(current)) {
                path.add(current);
                current = referenced(windows.get(current));
            }
            if (path.contains(current)) {
                List<Integer> walked = new ArrayList<>(path);
                report(walked.subList(walked.indexOf(current), walked.size()), declarations, scope);
            }
        }
    }

    private static int referenced(@Nullable Window window) {
        return window != null
                        && window.rootEndpoint().reference()
                                instanceof Reference.WindowEndpoint(int other, _)
                ? other
                : NONE;
    }

    private static void report(
            List<Integer> cycle, List<WindowDeclaration> declarations, AnalysisScope scope) {
        List<Name> names = cycle.stream().map(window -> declarations.get(window).name()).toList();
        Name first = names.getFirst();
        String chain =
                names.stream()
                        .map(name -> "`" + name.text() + "` -> ")
                        .collect(Collectors.joining());
        Diagnostic error =
                Diagnostic.error(
                        DiagnosticCode.T023,
                        "a window is measured from itself: " + chain + "`" + first.text() + "`",
                        first.span(),
                        "");
        for (Name name : names.subList(1, names.size())) {
            error = error.withSecondary(name.span(), "on the way");
        }
        scope.report(error.withHelp("let one of them start from `trigger`"));
    }
}
