package dev.headwater.predicates.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// A compiled pattern. Thread-safe.
///
/// Most patterns name how a code begins: a comparison of strings then comes before the search, or
/// takes its place.
public final class CodePattern {
    private final LiteralPrefix prefix;

    /// Null if the prefix says it all.
    private final @Nullable Pattern pattern;

    /// @throws PatternSyntaxException if RE2 cannot run the pattern
    CodePattern(String translated) {
        this.prefix = LiteralPrefix.of(translated);
        this.pattern = prefix.isAll() ? null : Pattern.compile(translated);
    }

    /// Whether it takes more than a comparison of strings to tell what is found.
    public boolean searches() {
        return pattern != null;
    }

    /// What every code begins with that the pattern is found in; perhaps nothing.
    public String prefix() {
        return prefix.text();
    }

    /// Whether the pattern is found anywhere in `code`.
    public boolean isFoundIn(String code) {
        return code.startsWith(prefix.text()) && (pattern == null || pattern.matcher(code).find());
    }
}
