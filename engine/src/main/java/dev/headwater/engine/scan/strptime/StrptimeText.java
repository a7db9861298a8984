package dev.headwater.engine.scan.strptime;

/// The part of a timestamp that is still to be read.
final class StrptimeText {
    private final String text;
    private int position;

    StrptimeText(String text) {
        this.text = text;
    }

    boolean isEmpty() {
        return position == text.length();
    }

    /// The next character, 0 at the end.
    char peek() {
        return isEmpty() ? 0 : text.charAt(position);
    }

    boolean take(char expected) {
        if (isEmpty() || text.charAt(position) != expected) {
            return false;
        }
        position++;
        return true;
    }

    /// Takes `expected` whatever its case.
    boolean takeIgnoringCase(String expected) {
        if (!text.regionMatches(true, position, expected, 0, expected.length())) {
            return false;
        }
        position += expected.length();
        return true;
    }

    void skipBlanks() {
        while (!isEmpty() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    void skipNonBlanks() {
        while (!isEmpty() && !Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    /// How many ASCII digits come next, counted up to `most`.
    int countDigits(int most) {
        int count = 0;
        while (count < most
                && position + count < text.length()
                && isDigit(text.charAt(position + count))) {
            count++;
        }
        return count;
    }

    /// Takes `count` digits that are there. The value means something up to 18 of them.
    long takeDigits(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value * 10 + text.charAt(position++) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
