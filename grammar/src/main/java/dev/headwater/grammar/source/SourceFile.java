package dev.headwater.grammar.source;

import java.util.Arrays;

/// A text as the user wrote it, with its line index.
///
/// `name` is what messages show (a path as given on the command line). Offsets are UTF-16 code
/// units into `text`; lines and columns are 1-based, columns count code points. Line ends are `\n`,
/// `\r\n` or `\r`. Immutable, thread-safe.
public final class SourceFile {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    public SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    public String name() {
        return name;
    }

    /// As the suffix of the name tells; YAML without one that does.
    public TextForm form() {
        TextForm form = TextForm.of(name);
        return form == null ? TextForm.YAML : form;
    }

    public String text() {
        return text;
    }

    public int lineCount() {
        return lineStarts.length;
    }

    /// The 1-based line that holds `offset`; the end of the text belongs to the last line.
    public int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /// The 1-based column of `offset` in its line, in code points.
    public int columnOf(int offset) {
        int start = lineStarts[lineOf(offset) - 1];
        return text.codePointCount(start, offset) + 1;
    }

    /// The offset where a 1-based line begins.
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /// The text of a 1-based line, without its line end.
    public String line(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    public Span span(int start, int end) {
        return new Span(this, start, end);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends =
                    c == '\n'
                            || (c == '\r'
                                    && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
