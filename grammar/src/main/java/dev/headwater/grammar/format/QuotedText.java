package dev.headwater.grammar.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Texts between quotes in the text form, and lines that are not too long.
final class QuotedText {
    static final int WIDTH = 120;

    /// A blank between two characters that are none, where a text may go on in the next line.
    private static final Pattern SINGLE_BLANK = Pattern.compile("(?<=[^\\s]) (?=[^\\s])");

    private static final Pattern LINE_END = Pattern.compile("\\h*(\\r\\n|\\n|\\r)[\\h\\f\\x0B]*");

    private QuotedText() {}

    /// `text` in one line.
    static String of(String text) {
        boolean prefersSingle = text.contains("\"") && !text.contains("'");
        String quote = prefersSingle ? "'" : "\"";
        return quote + text.replace(quote, quote + quote) + quote;
    }

    /// `text` as the description or another text that is read with its line ends folded, begun
    /// behind `head` and gone on in indented lines.
    static String folded(String head, String text) {
        StringBuilder lines = new StringBuilder(head);
        String oneLine = of(LINE_END.matcher(text).replaceAll("\n").strip());
        int width = head.length();
        for (String part : SINGLE_BLANK.split(oneLine)) {
            int firstLine = part.indexOf('\n') < 0 ? part.length() : part.indexOf('\n');
            boolean isFirst = lines.length() == head.length();
            if (!isFirst && width + 1 + firstLine > WIDTH) {
                lines.append("\n  ");
                width = 2;
            } else if (!isFirst) {
                lines.append(' ');
                width++;
            }
            // Each empty line stands for a line end.
            lines.append(part.replaceAll("(\n+)", "$1\n").replaceAll("\n(?=[^\n])", "\n  "));
            int lastEnd = part.lastIndexOf('\n');
            width = lastEnd < 0 ? width + part.length() : part.length() - lastEnd + 1;
        }
        return lines.toString();
    }

    /// `line`, broken at blanks outside of quotes where it is too long; further lines get `indent`.
    static String wrapped(String line, String indent) {
        StringBuilder lines = new StringBuilder();
        int width = 0;
        for (String word : words(line)) {
            if (width > 0 && width + 1 + word.length() > WIDTH) {
                lines.append('\n').append(indent).append(word);
                width = indent.length() + word.length();
            } else {
                lines.append(width == 0 ? "" : " ").append(word);
                width += (width == 0 ? 0 : 1) + word.length();
            }
        }
        return lines.toString();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int start = 0;
        char open = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (open != 0) {
                open = c == open ? 0 : open;
            } else if (c == '"' || c == '\'' || c == '`') {
                open = c;
            } else if (c == ' ' && i > start) {
                words.add(line.substring(start, i));
                start = i + 1;
            }
        }
        words.add(line.substring(start));
        return words;
    }
}
