package dev.headwater.predicates.regex;

/// A pattern is malformed or needs what a linear-time engine cannot do. The message is lower case,
/// without full stop.
public final class UnsupportedPatternException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;

    public UnsupportedPatternException(String message, int index) {
        super(message);
        this.index = index;
    }

    /// Where in the pattern the fault lies, in UTF-16 code units; at most the pattern's length.
    public int index() {
        return index;
    }
}
