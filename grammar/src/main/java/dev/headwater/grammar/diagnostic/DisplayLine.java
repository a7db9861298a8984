package dev.headwater.grammar.diagnostic;

/// A source line as a terminal shows it: tabs expanded, control characters replaced, wide
/// characters two columns wide, a long line cut down to the part that matters.
final class DisplayLine {
    private static final int MAX_WIDTH = 140;
    private static final int CONTEXT = 40;
    private static final int TAB_WIDTH = 4;
    private static final String ELLIPSIS = "...";

    private final String text;

    /// Where each character of the source line begins, 0-based; one more gives the line's width.
    private final int[] columns;

    private DisplayLine(String text, int[] columns) {
        this.text = text;
        this.columns = columns;
    }

    /// `focus` is the index in `line` of a character that must stay visible.
    static DisplayLine of(String line, int focus) {
        int[] columns = columns(line);
        int width = columns[line.length()];
        if (width <= MAX_WIDTH) {
            return new DisplayLine(shown(line, columns, 0, width), columns);
        }
        int from = Math.clamp(columns[focus] - CONTEXT, 0, width - MAX_WIDTH);
        int to = from + MAX_WIDTH;
        int shift = from == 0 ? 0 : ELLIPSIS.length() - from;
        String text =
                (from == 0 ? "" : ELLIPSIS)
                        + shown(line, columns, from, to)
                        + (to == width ? "" : ELLIPSIS);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Math.clamp(columns[i], from, to) + shift;
        }
        return new DisplayLine(text, columns);
    }

    String text() {
        return text;
    }

    /// The 0-based column of the character at `index` of the source line; of its end, at its end or
    /// behind.
    int column(int index) {
        return columns[Math.min(index, columns.length - 1)];
    }

    private static int[] columns(String line) {
        int[] columns = new int[line.length() + 1];
        int column = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int codePoint = line.codePointAt(i);
            columns[i] = column;
            column += codePoint == '\t' ? TAB_WIDTH - column % TAB_WIDTH : width(codePoint);
            // The second half of a surrogate pair ends where the pair does.
            columns[i + Character.charCount(codePoint) - 1] = columns[i];
            columns[i + Character.charCount(codePoint)] = column;
        }
        return columns;
    }

    /// The characters that lie in the columns `from .. to`; blanks where one lies half inside.
    private static String shown(String line, int[] columns, int from, int to) {
        var shown = new StringBuilder();
        int column = from;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int codePoint = line.codePointAt(i);
            int next = columns[i + Character.charCount(codePoint)];
            if (columns[i] < from || next > to) {
                continue;
            }
            shown.repeat(" ", columns[i] - column);
            column = next;
            if (codePoint == '\t') {
                shown.repeat(" ", next - columns[i]);
            } else {
                shown.appendCodePoint(printable(codePoint));
            }
        }
        return shown.toString();
    }

    /// The character, or another one in place of what would steer a terminal, break the line or
    /// turn the direction of the text round.
    static int printable(int codePoint) {
        boolean isHarmless =
                switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE ->
                            false;
                    case Character.FORMAT -> !isDirectionMark(codePoint);
                    default -> true;
                };
        return isHarmless ? codePoint : '\uFFFD';
    }

    private static boolean isDirectionMark(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static int width(int codePoint) {
        if (printable(codePoint) != codePoint) {
            return 1;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /// The blocks of East Asian wide and full-width characters, and pictographs.
    private static boolean isWide(int codePoint) {
        return codePoint >= 0x1100
                && (codePoint <= 0x115F
                        || (codePoint >= 0x2E80 && codePoint <= 0xA4CF && codePoint != 0x303F)
                        || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                        || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                        || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                        || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                        || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
                        || (codePoint >= 0x1F300 && codePoint <= 0x1F64F)
                        || (codePoint >= 0x1F680 && codePoint <= 0x1F6FF)
                        || (codePoint >= 0x1F900 && codePoint <= 0x1FAFF)
                        || (codePoint >= 0x20000 && codePoint <= 0x3FFFD));
    }
}
