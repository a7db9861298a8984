package dev.headwater.grammar.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.util.Objects;

/// Reads texts that must be free of mistakes.
final class TaskTexts {
    private TaskTexts() {}

    static TaskDocument read(String text) {
        var diagnostics = new Diagnostics();
        TaskDocument task =
                TaskDocumentReader.readTask(new SourceFile("task.yaml", text), diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        return Objects.requireNonNull(task);
    }

    /// The predicate whose value is `entry`, in line 3 from column 6 on.
    static PredicateDeclaration predicate(String entry) {
        return read("trigger: a\npredicates:\n  a: " + entry + "\n").predicates().getFirst();
    }

    /// The window whose value is `entry`, in line 3 from column 11 on.
    static WindowDeclaration window(String entry) {
        return read("trigger: a\nwindows:\n  window: " + entry + "\n").windows().getFirst();
    }
}
