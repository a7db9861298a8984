package dev.headwater.grammar.syntax;

import dev.headwater.grammar.source.SourceFile;
import java.util.Arrays;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/// Walks through a scalar in the file and through its content side by side, to find the place of
/// each character.
///
/// Never fails: where the two do not fit, the rest of the content is placed at the end of the
/// scalar.
final class ScalarAligner {
    private final String file;
    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final int limit;
    private int at;
    private int filled;

    private ScalarAligner(SourceFile source, String text, int start, int limit) {
        this.file = source.text();
        this.text = text;
        this.starts = new int[text.length()];
        this.ends = new int[text.length()];
        this.at = start;
        this.limit = limit;
    }

    /// `start .. end` is the scalar in the file, with quotes or block header, without anchor and
    /// tag.
    static ScalarOrigin align(
            SourceFile source, String text, ScalarStyle style, int start, int end) {
        return switch (style) {
            case PLAIN -> new ScalarAligner(source, text, start, end).flow(style).origin(source);
            case SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE ->
                    new ScalarAligner(source, text, start + 1, Math.max(start + 1, end - 1))
                            .flow(style)
                            .origin(source);
            case LITERAL, FOLDED ->
                    new ScalarAligner(source, text, start, end).block(style).origin(source);
        };
    }

    private ScalarOrigin origin(SourceFile source) {
        Arrays.fill(starts, filled, starts.length, limit);
        Arrays.fill(ends, filled, ends.length, limit);
        return new ScalarOrigin(
                source, text, starts, ends, filled == 0 ? Math.min(at, limit) : ends[filled - 1]);
    }

    private ScalarAligner flow(ScalarStyle style) {
        while (filled < text.length() && at < limit) {
            int blanksEnd = skipBlanks(at);
            char c = file.charAt(at);
            if (blanksEnd < limit && isBreak(blanksEnd)) {
                fold(blanksEnd);
            } else if (style == ScalarStyle.DOUBLE_QUOTED && c == '\\') {
                escape();
            } else if (style == ScalarStyle.SINGLE_QUOTED && c == '\'') {
                place(1, 2);
            } else {
                place(1, 1);
            }
        }
        return this;
    }

    /// One line end becomes a blank, more of them lose one.
    private void fold(int firstBreak) {
        int breaks = 0;
        int next = firstBreak;
        while (next < limit && isBreak(next)) {
            next = skipBlanks(skipBreak(next));
            breaks++;
        }
        place(Math.max(1, breaks - 1), next - at);
    }

    private void escape() {
        if (at + 1 < limit && isBreak(at + 1)) {
            at = skipBlanks(skipBreak(at + 1));
            return;
        }
        int length =
                switch (at + 1 < limit ? file.charAt(at + 1) : ' ') {
                    case 'x' -> 4;
                    case 'u' -> 6;
                    case 'U' -> 10;
                    default -> 2;
                };
        place(Character.charCount(text.codePointAt(filled)), length);
    }

    private ScalarAligner block(ScalarStyle style) {
        while (at < limit && !isBreak(at)) {
            at++;
        }
        at = at < limit ? skipBreak(at) : limit;
        int indent = blockIndent();
        skipIndent(indent);
        while (filled < text.length() && at < limit) {
            if (!isBreak(at)) {
                place(1, 1);
                continue;
            }
            int lineEnd = at;
            do {
                at = skipBreak(at);
                skipIndent(indent);
            } while (style == ScalarStyle.FOLDED && at < limit && isBreak(at));
            int next = at;
            at = lineEnd;
            place(style == ScalarStyle.FOLDED ? foldedLength() : 1, next - lineEnd);
        }
        return this;
    }

    private int foldedLength() {
        int end = filled;
        while (end < text.length() && text.charAt(end) == '\n') {
            end++;
        }
        return Math.max(1, end - filled);
    }

    /// The indentation in the file less the one that is left in the content, both of the first line
    /// that is not blank.
    private int blockIndent() {
        int inContent = 0;
        int lineStart = 0;
        for (int i = 0;
                i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\n');
                i++) {
            lineStart = text.charAt(i) == '\n' ? i + 1 : lineStart;
            inContent = i + 1 - lineStart;
        }
        int inFile = 0;
        for (int i = at; i < limit && (file.charAt(i) == ' ' || isBreak(i)); i++) {
            inFile = isBreak(i) ? 0 : inFile + 1;
        }
        return Math.max(0, inFile - inContent);
    }

    private void skipIndent(int indent) {
        for (int i = 0; i < indent && at < limit && file.charAt(at) == ' '; i++) {
            at++;
        }
    }

    /// The next `characters` of the content stand in the next `length` characters of the file.
    private void place(int characters, int length) {
        int end = Math.min(at + length, limit);
        for (int i = 0; i < characters && filled < text.length(); i++) {
            starts[filled] = at;
            ends[filled++] = end;
        }
        at = end;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < limit && (file.charAt(i) == ' ' || file.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private int skipBreak(int from) {
        boolean two =
                file.charAt(from) == '\r' && from + 1 < limit && file.charAt(from + 1) == '\n';
        return from + (two ? 2 : 1);
    }

    private boolean isBreak(int index) {
        return file.charAt(index) == '\n' || file.charAt(index) == '\r';
    }
}
