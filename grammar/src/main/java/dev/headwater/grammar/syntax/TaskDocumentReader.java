package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import org.jspecify.annotations.Nullable;

/// Reads task and predicates files.
public final class TaskDocumentReader {
    private TaskDocumentReader() {}

    /// The task, or null when the text is no task at all. With mistakes further in, the task holds what could be read.
    public static @Nullable TaskDocument readTask(SourceFile source, Diagnostics diagnostics) {
        throw new UnsupportedOperationException(source.name() + diagnostics);
    }

    /// The predicates file, or null when the text is none at all.
    public static @Nullable PredicatesDocument readPredicates(SourceFile source, Diagnostics diagnostics) {
        throw new UnsupportedOperationException(source.name() + diagnostics);
    }
}
