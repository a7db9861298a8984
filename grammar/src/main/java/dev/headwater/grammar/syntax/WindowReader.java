package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.syntax.YamlValue.Entry;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one entry under `windows`.
final class WindowReader {
    private static final List<String> KEYS =
            List.of(
                    "start",
                    "end",
                    "start_inclusive",
                    "end_inclusive",
                    "has",
                    "label",
                    "index_timestamp");

    private final Diagnostics diagnostics;
    private final Shape shape;

    WindowReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.shape = new Shape(diagnostics);
    }

    /// The window, or null after an error was reported.
    @Nullable WindowDeclaration read(Entry entry) {
        if (!shape.isName(entry.key(), "a window")) {
            return null;
        }
        Name name = entry.key().name();
        if (!(entry.value() instanceof YamlMapping window)) {
            shape.wrong(entry.value(), "window `" + name.text() + "` must be a mapping");
            return null;
        }
        shape.onlyKeys(window, KEYS, "window `" + name.text() + "`");
        var boundaries = new BoundaryReader(diagnostics);
        return new WindowDeclaration(
                name,
                boundaries.read(window.get("start"), "start", name),
                boundaries.read(window.get("end"), "end", name),
                shape.scalar(window, "start_inclusive"),
                shape.scalar(window, "end_inclusive"),
                new CountRangeReader(diagnostics).read(shape.mapping(window, "has")),
                shape.scalar(window, "label"),
                shape.scalar(window, "index_timestamp"),
                entry.span());
    }
}
