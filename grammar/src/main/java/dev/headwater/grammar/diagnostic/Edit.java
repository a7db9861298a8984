package dev.headwater.grammar.diagnostic;

import dev.headwater.grammar.source.Span;

/// A change of the text that mends a mistake: `replacement` in place of `span`, which has no width
/// where something is only put in.
public record Edit(Span span, String replacement, Applicability applicability) {

    public enum Applicability {
        /// The one thing the writer can have meant; a program may apply it unasked.
        SAFE,
        /// A guess, for a person to take or leave.
        MAYBE
    }

    public static Edit safe(Span span, String replacement) {
        return new Edit(span, replacement, Applicability.SAFE);
    }

    public static Edit maybe(Span span, String replacement) {
        return new Edit(span, replacement, Applicability.MAYBE);
    }

    /// The same change, as a guess.
    public Edit asGuess() {
        return maybe(span, replacement);
    }

    public boolean isSafe() {
        return applicability == Applicability.SAFE;
    }
}
