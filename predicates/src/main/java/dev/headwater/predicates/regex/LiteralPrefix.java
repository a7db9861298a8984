package dev.headwater.predicates.regex;

import org.jspecify.annotations.Nullable;

/// The text with which every code that a pattern finds begins, because the pattern is tied to the
/// start and goes on with that text.
///
/// `isAll`: every code that begins so is found, so that nothing is left to search for.
record LiteralPrefix(String text, boolean isAll) {
    /// What the others promise about no code at all.
    private static final LiteralPrefix NONE = new LiteralPrefix("", false);

    private static final String START = "\\A";
    private static final String ANYTHING = new PatternTranslator(".*").translate();

    /// The prefix of a pattern as [PatternTranslator] writes it: literals are ASCII letters and
    /// digits or `\x{..}`, repetitions `{..}`.
    static LiteralPrefix of(String translated) {
        if (!translated.startsWith(START) || hasAlternatives(translated)) {
            return NONE;
        }
        StringBuilder text = new StringBuilder();
        int position = START.length();
        while (true) {
            String literal = literalAt(translated, position);
            int end = literal == null ? position : position + literal.length();
            if (literal == null || translated.startsWith("{", end)) {
                break;
            }
            text.appendCodePoint(codePoint(literal));
            position = end;
        }
        String rest = translated.substring(position);
        boolean isAll = rest.isEmpty() || rest.equals(ANYTHING);
        return rest.startsWith("{") ? NONE : new LiteralPrefix(text.toString(), isAll);
    }

    /// Whether a `|` stands outside of all groups. Classes hold no such character.
    private static boolean hasAlternatives(String translated) {
        int depth = 0;
        for (int i = 0; i < translated.length(); i++) {
            switch (translated.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    private static @Nullable String literalAt(String translated, int position) {
        if (translated.startsWith("\\x{", position)) {
            return translated.substring(position, translated.indexOf('}', position) + 1);
        }
        boolean isLetter =
                position < translated.length()
                        && Character.isLetterOrDigit(translated.charAt(position));
        return isLetter ? translated.substring(position, position + 1) : null;
    }

    private static int codePoint(String literal) {
        return literal.length() == 1
                ? literal.charAt(0)
                : Integer.parseInt(literal, 3, literal.length() - 1, 16);
    }
}
