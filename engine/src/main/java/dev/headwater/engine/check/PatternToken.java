package dev.headwater.engine.check;

import java.util.ArrayList;
import java.util.List;

/// A piece of a regular expression that can be compiled: `start .. end` in the pattern, inside of
/// `depth` groups.
///
/// Only as fine as the rules need: a class in brackets is one token, and so are an escape, the head
/// of a group and a quantifier.
record PatternToken(Kind kind, int start, int end, int depth) {
    enum Kind {
        /// A character that stands for itself without an escape.
        LITERAL,
        ESCAPE,
        DOT,
        CLASS,
        QUANTIFIER,
        OPEN,
        CLOSE,
        ALTERNATIVE,
        TEXT_START,
        TEXT_END
    }

    static List<PatternToken> of(String pattern) {
        List<PatternToken> tokens = new ArrayList<>();
        int depth = 0;
        int start = 0;
        while (start < pattern.length()) {
            Kind kind = kind(pattern, start);
            int end = end(pattern, start, kind);
            depth -= kind == Kind.CLOSE ? 1 : 0;
            tokens.add(new PatternToken(kind, start, end, depth));
            depth += kind == Kind.OPEN ? 1 : 0;
            start = end;
        }
        return tokens;
    }

    String text(String pattern) {
        return pattern.substring(start, end);
    }

    private static Kind kind(String pattern, int start) {
        return switch (pattern.charAt(start)) {
            case '\\' -> Kind.ESCAPE;
            case '.' -> Kind.DOT;
            case '[' -> Kind.CLASS;
            case '*', '+', '?' -> Kind.QUANTIFIER;
            case '{' -> pattern.indexOf('}', start) < 0 ? Kind.LITERAL : Kind.QUANTIFIER;
            case '(' -> Kind.OPEN;
            case ')' -> Kind.CLOSE;
            case '|' -> Kind.ALTERNATIVE;
            case '^' -> Kind.TEXT_START;
            case '$' -> Kind.TEXT_END;
            default -> Kind.LITERAL;
        };
    }

    private static int end(String pattern, int start, Kind kind) {
        int end =
                switch (kind) {
                    case ESCAPE -> escapeEnd(pattern, start);
                    case CLASS -> classEnd(pattern, start);
                    case QUANTIFIER -> quantifierEnd(pattern, start);
                    case OPEN -> openEnd(pattern, start);
                    case LITERAL, DOT, CLOSE, ALTERNATIVE, TEXT_START, TEXT_END -> start + 1;
                };
        return Math.min(end, pattern.length());
    }

    /// `\d`, `\pL`, `\p{Lu}`, `\x{41}`.
    private static int escapeEnd(String pattern, int start) {
        boolean takesName =
                start + 1 < pattern.length() && "pPxuU".indexOf(pattern.charAt(start + 1)) >= 0;
        boolean hasBraces = takesName && pattern.startsWith("{", start + 2);
        int close = pattern.indexOf('}', start);
        return hasBraces && close > 0 ? close + 1 : start + 2;
    }

    private static int classEnd(String pattern, int start) {
        int open = 0;
        for (int i = start; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean isFirst =
                    i == start + 1 || (i == start + 2 && pattern.charAt(start + 1) == '^');
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                open++;
            } else if (c == ']' && !isFirst && --open == 0) {
                return i + 1;
            }
        }
        return pattern.length();
    }

    private static int quantifierEnd(String pattern, int start) {
        int end = pattern.charAt(start) == '{' ? pattern.indexOf('}', start) + 1 : start + 1;
        return pattern.startsWith("?", end) ? end + 1 : end;
    }

    /// `(`, `(?:`, `(?i)`, `(?P<name>`.
    private static int openEnd(String pattern, int start) {
        if (!pattern.startsWith("(?", start)) {
            return start + 1;
        }
        int end = start + 2;
        while (end < pattern.length() && ":)>".indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        // Flags alone, `(?i)`, are closed by a token of their own.
        return pattern.startsWith(")", end) ? end : end + 1;
    }
}
