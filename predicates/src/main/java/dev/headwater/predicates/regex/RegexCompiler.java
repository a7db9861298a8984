package dev.headwater.predicates.regex;

import com.google.re2j.PatternSyntaxException;

/// Compiles patterns written for Rust's `regex` crate, the dialect of ACES, for RE2/J.
///
/// `compile(p).isFoundIn(code)` answers as Rust's unanchored search does: classes and case folding
/// are those of Unicode, `$` and `\z` are the very end of the text, look-around and back-references
/// do not exist. Groups capture nothing, since only found or not found is asked. One difference
/// remains: `\b` and `\B` take only ASCII letters, digits and `_` for word characters. Thread-safe,
/// as its patterns are.
public final class RegexCompiler {
    private RegexCompiler() {}

    /// Translates and compiles `pattern`.
    ///
    /// @throws UnsupportedPatternException if the pattern is malformed or cannot be run
    public static CodePattern compile(String pattern) {
        String translated = new PatternTranslator(pattern).translate();
        try {
            return new CodePattern(translated);
        } catch (PatternSyntaxException e) {
            throw new UnsupportedPatternException(e.getDescription(), 0);
        }
    }

    /// As [CodePattern#prefix] of the compiled pattern, at the cost of the translation only.
    ///
    /// @throws UnsupportedPatternException if the pattern is malformed
    public static String prefix(String pattern) {
        return LiteralPrefix.of(new PatternTranslator(pattern).translate()).text();
    }
}
