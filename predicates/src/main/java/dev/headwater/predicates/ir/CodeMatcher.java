package dev.headwater.predicates.ir;

import java.io.Serializable;
import java.util.Set;

/// Which codes match. Case-sensitive; a null code never matches.
public sealed interface CodeMatcher extends Serializable {
    /// Exactly this code.
    record Literal(String code) implements CodeMatcher {}

    /// One of these codes.
    record AnyOf(Set<String> codes) implements CodeMatcher {
        public AnyOf {
            codes = Set.copyOf(codes);
        }
    }

    /// The RE2 pattern is found somewhere in the code (unanchored search).
    record Regex(String pattern) implements CodeMatcher {}

    /// No code at all (`code: null`).
    record Nothing() implements CodeMatcher {}
}
