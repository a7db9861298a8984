package dev.headwater.predicates.regex;

/// What a backslash starts: a literal such as `\n` or `\x{e9}`, or a class such as `\d` or
/// `\p{Greek}`.
final class PatternEscape {
    private static final CodePointSet ASCII_DIGITS = CodePointSet.ofRanges('0', '9');
    private static final CodePointSet ASCII_SPACE = CodePointSet.ofRanges('\t', '\r', ' ', ' ');
    private static final CodePointSet ASCII_WORD =
            CodePointSet.ofRanges('0', '9', 'A', 'Z', '_', '_', 'a', 'z');

    private PatternEscape() {}

    /// Whether a class escape comes next.
    static boolean isClass(PatternCursor cursor) {
        return cursor.peek() == '\\' && "dDsSwWpP".indexOf(cursor.peekSecond()) >= 0;
    }

    /// Reads a class escape.
    static CodePointSet classSet(PatternCursor cursor, PatternFlags flags) {
        int index = cursor.position();
        cursor.take("\\");
        int letter = cursor.next("");
        CodePointSet set =
                switch (Character.toLowerCase(letter)) {
                    case 'd' -> flags.unicode() ? UnicodeClass.digits() : ASCII_DIGITS;
                    case 's' -> flags.unicode() ? UnicodeClass.SPACE : ASCII_SPACE;
                    case 'w' -> flags.unicode() ? UnicodeClass.wordCharacters() : ASCII_WORD;
                    default -> flags.fold(property(cursor, index));
                };
        return Character.isUpperCase(letter) ? set.complement() : set;
    }

    private static CodePointSet property(PatternCursor cursor, int index) {
        String name;
        if (cursor.take("{")) {
            name = cursor.takeUntil('}', "unclosed class name");
        } else {
            name = Character.toString(cursor.next("expected a class name"));
        }
        String[] sides = name.split("!=|=|:", 2);
        CodePointSet set =
                sides.length == 2
                        ? UnicodeClass.named(sides[0], sides[1])
                        : UnicodeClass.named(name);
        if (set == null) {
            throw cursor.faultAt(index, "Unicode class `" + name + "` is not known");
        }
        return name.contains("!=") ? set.complement() : set;
    }

    /// Reads one character, escaped or not.
    static int literal(PatternCursor cursor) {
        int index = cursor.position();
        int codePoint = cursor.next("pattern ends early");
        if (codePoint != '\\') {
            return codePoint;
        }
        int letter = cursor.next("pattern ends with a backslash");
        return switch (letter) {
            case 'a' -> 0x07;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            case 'x' -> hexadecimal(cursor, 2);
            case 'u' -> hexadecimal(cursor, 4);
            case 'U' -> hexadecimal(cursor, 8);
            default -> symbol(letter, index, cursor);
        };
    }

    private static int symbol(int letter, int index, PatternCursor cursor) {
        if (letter >= '0' && letter <= '9') {
            throw cursor.faultAt(index, "back-references are not supported");
        }
        boolean isSymbol =
                letter < 128 && !Character.isLetter(letter) && letter != '<' && letter != '>';
        if (!isSymbol) {
            throw cursor.faultAt(index, "unknown escape `\\" + Character.toString(letter) + "`");
        }
        return letter;
    }

    private static int hexadecimal(PatternCursor cursor, int digits) {
        int index = cursor.position();
        String text = "";
        if (cursor.take("{")) {
            text = cursor.takeUntil('}', "unclosed hexadecimal number");
        } else {
            while (text.length() < digits) {
                text += Character.toString(cursor.next("hexadecimal number ends early"));
            }
        }
        if (!text.matches("0*[0-9a-fA-F]{1,6}")) {
            throw cursor.faultAt(index, "malformed hexadecimal number");
        }
        int codePoint = (int) Long.parseLong(text.replaceFirst("^0+(?=.)", ""), 16);
        if (!Character.isValidCodePoint(codePoint)
                || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
            throw cursor.faultAt(index, "no such character: " + text);
        }
        return codePoint;
    }
}
