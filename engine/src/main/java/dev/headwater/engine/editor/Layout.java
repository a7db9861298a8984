package dev.headwater.engine.editor;

import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.format.TaskFormatter;
import dev.headwater.grammar.source.SourceFile;
import java.util.List;
import org.eclipse.lsp4j.TextEdit;

/// Lays a text out as `headwater fmt` does.
final class Layout {
    private Layout() {}

    /// The edits that do so: none for a text that is laid out already or has mistakes, which the
    /// editor shows anyway.
    static List<TextEdit> edits(SourceFile source) {
        String text = TaskFormatter.format(source, new Diagnostics());
        if (text == null || text.equals(source.text())) {
            return List.of();
        }
        return List.of(new TextEdit(Places.range(source.span(0, source.text().length())), text));
    }
}
