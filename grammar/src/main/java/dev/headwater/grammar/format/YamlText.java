package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.format.YamlNode.Block;
import dev.headwater.grammar.format.YamlNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Scalars as YAML: plain where every reader takes them for the text that they are, quoted
/// elsewhere.
final class YamlText {
    private static final Pattern PLAIN =
            Pattern.compile("[a-zA-Z_][a-zA-Z0-9_./]*(?:[ +<>-]+[a-zA-Z0-9_./]+)*");
    private static final Set<String> NO_TEXT =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");
    private static final int WIDTH = 116;

    private YamlText() {}

    /// A scalar of any kind. Numbers, booleans and null stand as they were written.
    static Text of(Scalar scalar) {
        return switch (scalar.kind()) {
            case STRING -> Text.of(quoted(scalar.text()));
            case NULL -> Text.of("null");
            case BOOLEAN, INTEGER, FLOAT -> Text.of(scalar.text());
        };
    }

    static Text of(String text) {
        return Text.of(quoted(text));
    }

    static String quoted(String text) {
        boolean isPlain =
                PLAIN.matcher(text).matches() && !NO_TEXT.contains(text.toLowerCase(Locale.ROOT));
        if (isPlain) {
            return text;
        }
        boolean isPrintable = text.codePoints().allMatch(YamlText::isPrintable);
        if (isPrintable && text.contains("\\")) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(c, quoted));
        return quoted.append('"').toString();
    }

    private static void append(int c, StringBuilder quoted) {
        if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
        } else if (isPrintable(c)) {
            quoted.appendCodePoint(c);
        } else {
            quoted.append("\\U%08X".formatted(c));
        }
    }

    private static boolean isPrintable(int c) {
        return c >= ' '
                && (c < 0x7F || c >= 0xA0)
                && !(c >= 0x2028 && c <= 0x2029)
                && !(c >= 0xD800 && c <= 0xDFFF)
                && c != 0xFEFF
                && c < 0xFFFE;
    }

    /// A description: in one line where it fits, else folded or, with line ends in it, literal.
    static YamlNode description(String text, int room) {
        String stripped = text.strip();
        List<String> lines = List.of(stripped.split("\n", -1));
        boolean isFoldable =
                stripped.codePoints().allMatch(c -> c == '\n' || isPrintable(c))
                        && lines.stream().allMatch(line -> line.strip().equals(line));
        String oneLine = quoted(stripped);
        if (!isFoldable || (lines.size() == 1 && oneLine.length() <= room)) {
            return Text.of(oneLine);
        }
        return lines.size() == 1
                ? new Block("", ">-", 2, folded(stripped))
                : new Block("", "|-", 2, lines);
    }

    /// Lines broken at single blanks; a blank beside another one stays where it is.
    private static List<String> folded(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<=\\S) (?=\\S)")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
