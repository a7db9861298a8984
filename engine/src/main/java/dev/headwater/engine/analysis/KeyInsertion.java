package dev.headwater.engine.analysis;

import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.source.SourceFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts a missing key into the YAML mapping of a window.
final class KeyInsertion {
    private static final Pattern UP_TO_FIRST_KEY =
            Pattern.compile("[^\\s{}:#]+\\s*:(?:\\s*|\\s*(\\{)\\s*)(?=\\w+\\s*:\\s)");

    private KeyInsertion() {}

    /// The edit that makes `entry` the first of the window, which moves no comment; null where the
    /// first key is not plain to see, as behind an anchor.
    static @Nullable Edit first(WindowDeclaration window, String entry) {
        Matcher head = UP_TO_FIRST_KEY.matcher(window.span().text());
        if (!head.lookingAt()) {
            return null;
        }
        SourceFile source = window.span().source();
        int firstKey = window.span().start() + head.end();
        String separator = head.group(1) == null ? lineBreak(source, firstKey) : ", ";
        return Edit.safe(source.span(firstKey, firstKey), entry + separator);
    }

    /// A line break as the file has them, and the indentation of the line that holds `offset`.
    private static String lineBreak(SourceFile source, int offset) {
        int lineStart = source.lineStart(source.lineOf(offset));
        String indentation = source.text().substring(lineStart, offset);
        return (source.text().contains("\r\n") ? "\r\n" : "\n") + indentation;
    }
}
