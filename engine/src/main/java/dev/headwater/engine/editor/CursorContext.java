package dev.headwater.engine.editor;

import dev.headwater.grammar.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where in the nesting of keys a place of a YAML text is, judged by indentation and braces alone,
/// since a text being typed is rarely well-formed.
///
/// `path` are the keys around the place, from outside in. `key` is the key whose value is being
/// written, null where a key is. `written` is what stands before the place in that value or key.
record CursorContext(List<String> path, @Nullable String key, String written) {
    private static final Pattern KEY =
            Pattern.compile("^( *)([\\p{L}\\p{N}_]+|\"[^\"]*\"|'[^']*')[ \\t]*:(\\s.*)?$");

    CursorContext {
        path = List.copyOf(path);
    }

    static CursorContext at(SourceFile source, int offset) {
        int line = source.lineOf(offset);
        String before = source.text().substring(source.lineStart(line), offset);
        List<String> path = new ArrayList<>(keysAround(source, line, indentation(before)));
        var scan = new LineScan(path);
        scan.read(before.stripLeading());
        return new CursorContext(scan.path, scan.key, scan.written.toString().stripLeading());
    }

    /// The keys of the lines above that are indented less and less.
    private static List<String> keysAround(SourceFile source, int line, int indentation) {
        List<String> path = new ArrayList<>();
        int below = indentation;
        for (int above = line - 1; above >= 1 && below > 0; above--) {
            Matcher key = KEY.matcher(source.line(above));
            if (key.matches() && key.group(1).length() < below) {
                path.addFirst(unquoted(key.group(2)));
                below = key.group(1).length();
            }
        }
        return path;
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String unquoted(String key) {
        return key.startsWith("\"") || key.startsWith("'")
                ? key.substring(1, key.length() - 1)
                : key;
    }

    /// Reads the line up to the place, braces included.
    private static final class LineScan {
        private final List<String> path;
        private @Nullable String key;
        private final StringBuilder written = new StringBuilder();
        private int parentheses;
        private char quote;

        LineScan(List<String> path) {
            this.path = path;
        }

        void read(String line) {
            for (int i = 0; i < line.length(); i++) {
                read(line.charAt(i), i + 1 < line.length() ? line.charAt(i + 1) : ' ');
            }
        }

        private void read(char c, char next) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                written.append(c);
                return;
            }
            switch (c) {
                case '"', '\'' -> {
                    quote = c;
                    written.append(c);
                }
                case '{' -> open();
                case '}' -> close();
                default -> readPlain(c, next);
            }
        }

        private void readPlain(char c, char next) {
            if (c == ',' && parentheses == 0) {
                startEntry();
            } else if (c == ':' && next == ' ' && key == null) {
                key = unquoted(written.toString().strip());
                written.setLength(0);
            } else {
                parentheses += c == '(' ? 1 : c == ')' && parentheses > 0 ? -1 : 0;
                written.append(c);
            }
        }

        private void open() {
            path.add(key == null ? "" : key);
            startEntry();
        }

        private void close() {
            if (!path.isEmpty()) {
                path.removeLast();
            }
            startEntry();
        }

        private void startEntry() {
            key = null;
            parentheses = 0;
            written.setLength(0);
        }
    }
}
