package dev.headwater.predicates.ir;

import java.util.List;
import java.util.Set;

/// Which codes match. Case-sensitive; a null code never matches, but for [Every].
public sealed interface CodeMatcher extends RowCondition {
    /// Exactly this code.
    record Literal(String code) implements CodeMatcher {}

    /// One of these codes.
    record AnyOf(Set<String> codes) implements CodeMatcher {
        public AnyOf {
            codes = Set.copyOf(codes);
        }
    }

    /// One of `codes`: those of `ancestors` and, as far as the data say, all below them.
    record DescendantsOf(Set<String> ancestors, Set<String> codes) implements CodeMatcher {
        public DescendantsOf {
            ancestors = Set.copyOf(ancestors);
            codes = Set.copyOf(codes);
        }
    }

    /// The RE2 pattern is found somewhere in the code (unanchored search).
    record Regex(String pattern) implements CodeMatcher {}

    /// What one of the matchers, of which there is at least one and none is [Every], matches.
    record Either(List<CodeMatcher> matchers) implements CodeMatcher {
        public Either {
            matchers = List.copyOf(matchers);
            if (matchers.stream().anyMatch(Every.class::isInstance)) {
                throw new IllegalArgumentException("a part is the whole");
            }
        }
    }

    /// Any code, and no code.
    record Every() implements CodeMatcher {}

    /// No code at all (`code: null`).
    record Nothing() implements CodeMatcher {}
}
