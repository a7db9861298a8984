package dev.headwater.predicates.regex;

/// A position in a pattern that moves forward.
final class PatternCursor {
    /// What [#peek] gives at the end.
    static final int END = -1;

    private final String pattern;
    private int position;

    PatternCursor(String pattern) {
        this.pattern = pattern;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position == pattern.length();
    }

    /// The code point here, or [#END].
    int peek() {
        return atEnd() ? END : pattern.codePointAt(position);
    }

    /// The code unit behind the next one, or [#END].
    int peekSecond() {
        return position + 1 < pattern.length() ? pattern.charAt(position + 1) : END;
    }

    String rest() {
        return pattern.substring(position);
    }

    boolean startsWith(String text) {
        return pattern.startsWith(text, position);
    }

    /// Takes the next code point; `message` is the fault if there is none.
    int next(String message) {
        if (atEnd()) {
            throw fault(message);
        }
        int codePoint = peek();
        position += Character.charCount(codePoint);
        return codePoint;
    }

    /// Passes over `text` if it comes next.
    boolean take(String text) {
        if (!startsWith(text)) {
            return false;
        }
        position += text.length();
        return true;
    }

    /// The text up to `end`, which is passed over.
    String takeUntil(char end, String message) {
        int found = pattern.indexOf(end, position);
        if (found < 0) {
            throw fault(message);
        }
        String text = pattern.substring(position, found);
        position = found + 1;
        return text;
    }

    void skipBlanks() {
        while (!atEnd() && UnicodeClass.SPACE.contains(peek())) {
            position++;
        }
    }

    void skipBlanksAndComments() {
        skipBlanks();
        while (!atEnd() && peek() == '#') {
            int lineEnd = pattern.indexOf('\n', position);
            position = lineEnd < 0 ? pattern.length() : lineEnd + 1;
            skipBlanks();
        }
    }

    UnsupportedPatternException fault(String message) {
        return new UnsupportedPatternException(message, position);
    }

    UnsupportedPatternException faultAt(int index, String message) {
        return new UnsupportedPatternException(message, index);
    }
}
