package dev.headwater.engine.analysis;

import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Task.IndexTimestamp;
import dev.headwater.engine.task.Task.LabelDefinition;
import dev.headwater.engine.task.Window;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// AST -> task.
public final class TaskAnalyzer {
    private TaskAnalyzer() {}

    /// The task, or null if there are errors in `diagnostics`, be they found now or while reading.
    /// All mistakes are reported in one call.
    public static @Nullable Task analyze(
            TaskDocument task,
            @Nullable PredicatesDocument file,
            AnalysisOptions options,
            Diagnostics diagnostics) {
        var first = AnalysisScope.of(task.semantics(), options, diagnostics);
        var declared = DeclaredPredicates.merge(task, file, first);
        var scope = first.with(DescendantCodes.of(declared, options.hierarchy()));
        var referenced = new ReferencedPredicates(task, declared, scope);
        ResolvedPredicates predicates = PredicateResolver.resolve(declared, referenced, scope);
        Integer trigger = trigger(task.trigger(), predicates, scope);
        List<@Nullable Window> windows = windows(task.windows(), predicates, scope);
        WindowCycles.check(task.windows(), windows, scope);
        var labels = new LabelResolver(task.windows(), windows, predicates, scope);
        LabelDefinition label = labels.label();
        IndexTimestamp index = labels.indexTimestamp();
        if (diagnostics.hasErrors() || trigger == null) {
            return null;
        }
        List<Window> resolved = windows.stream().map(Objects::requireNonNull).toList();
        return new Task(
                scope.semantics(),
                scope.format(),
                predicates.predicates(),
                trigger,
                resolved,
                label,
                index,
                predicates.unknown());
    }

    private static @Nullable Integer trigger(
            @Nullable Name trigger, ResolvedPredicates predicates, AnalysisScope scope) {
        return trigger == null ? null : predicates.event(trigger, scope);
    }

    private static List<@Nullable Window> windows(
            List<WindowDeclaration> declarations,
            ResolvedPredicates predicates,
            AnalysisScope scope) {
        Map<String, Integer> positions = new HashMap<>();
        declarations.forEach(window -> positions.put(window.name().text(), positions.size()));
        var resolver =
                new WindowResolver(
                        new BoundaryResolver(positions, predicates, scope), predicates, scope);
        List<@Nullable Window> windows = new ArrayList<>();
        declarations.forEach(window -> windows.add(resolver.resolve(window)));
        return windows;
    }
}
