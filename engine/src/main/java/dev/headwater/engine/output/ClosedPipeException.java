package dev.headwater.engine.output;

/// Whoever read standard output has gone, which is its right: it had what it wanted.
public final class ClosedPipeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClosedPipeException() {
        super("nobody reads standard output any more");
    }
}
