package dev.headwater.engine.check;

import dev.headwater.engine.analysis.DeclaredPredicates;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.source.Span;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A task without errors as written and as understood.
///
/// `file` is the predicates file, or null. Windows have the same positions in `document` and
/// `task`. `timeline` is what the windows alone say about the order of their endpoints, `refined`
/// what their constraints add to it.
record CheckedTask(
        TaskDocument document,
        @Nullable PredicatesDocument file,
        DeclaredPredicates declared,
        Task task,
        Implications implications,
        Timeline timeline,
        Timeline refined) {

    static CheckedTask of(TaskDocument document, @Nullable PredicatesDocument file, Task task) {
        var implications = new Implications(task.predicates());
        return new CheckedTask(
                document,
                file,
                DeclaredPredicates.of(document, file),
                task,
                implications,
                Timeline.of(task),
                RefinedTimeline.of(task, implications));
    }

    /// The declarations of the predicates in use.
    List<PredicateDeclaration> used() {
        return task.predicates().stream()
                .map(predicate -> declared.find(predicate.name()))
                .filter(Objects::nonNull)
                .toList();
    }

    /// The used predicate of this name, or null.
    @Nullable Predicate predicate(String name) {
        return task.predicates().stream()
                .filter(predicate -> predicate.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    String nameOf(int predicate) {
        return "`" + task.predicates().get(predicate).name() + "`";
    }

    Window window(int position) {
        return task.windows().get(position);
    }

    WindowDeclaration written(int position) {
        return document.windows().get(position);
    }

    /// Where the endpoint of a window is written.
    Span boundary(int position, WindowSide side) {
        WindowDeclaration window = written(position);
        return (side == WindowSide.START ? window.start() : window.end()).span();
    }

    /// Whether the mode knows the counts of a window: in `aces-0.7.3`, one without length is none.
    boolean isCounted(int position) {
        return task.semantics() == Semantics.STANDARD
                || !(window(position).farEndpoint().step() instanceof Step.None);
    }
}
