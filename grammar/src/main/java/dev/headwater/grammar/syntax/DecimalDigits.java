package dev.headwater.grammar.syntax;

/// Digits of all scripts count in numbers, as they do in Python; Java's parsers know only some.
final class DecimalDigits {
    private DecimalDigits() {}

    /// `text` with each digit as `0` to `9`.
    static String toAscii(String text) {
        var ascii = new StringBuilder(text.length());
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int codePoint = text.codePointAt(i);
            next = i + Character.charCount(codePoint);
            ascii.appendCodePoint(
                    Character.isDigit(codePoint)
                            ? '0' + Character.digit(codePoint, 10)
                            : codePoint);
        }
        return ascii.toString();
    }
}
