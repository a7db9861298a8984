package dev.headwater.engine.editor;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/// Offsets of a text <-> places of the protocol, whose lines and columns count from 0, columns in
/// UTF-16 code units.
final class Places {
    private Places() {}

    /// The offset of a place; one behind the end of a line or of the text becomes that end.
    static int offset(SourceFile source, Position place) {
        if (place.getLine() >= source.lineCount()) {
            return source.text().length();
        }
        int line = place.getLine() + 1;
        int column = Math.clamp(place.getCharacter(), 0, source.line(line).length());
        return source.lineStart(line) + column;
    }

    static Position position(SourceFile source, int offset) {
        int line = source.lineOf(offset);
        return new Position(line - 1, offset - source.lineStart(line));
    }

    static Range range(Span span) {
        return new Range(
                position(span.source(), span.start()), position(span.source(), span.end()));
    }

    static boolean contains(Span span, int offset) {
        return span.start() <= offset && offset <= span.end();
    }

    /// A span without the quotes around it.
    static Span unquoted(Span span) {
        String text = span.text();
        boolean isQuoted =
                text.length() >= 2
                        && "\"'`".indexOf(text.charAt(0)) >= 0
                        && text.charAt(text.length() - 1) == text.charAt(0);
        return isQuoted ? new Span(span.source(), span.start() + 1, span.end() - 1) : span;
    }
}
