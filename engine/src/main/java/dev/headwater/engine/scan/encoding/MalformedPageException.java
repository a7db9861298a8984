package dev.headwater.engine.scan.encoding;

/// The bytes of a page are not what its encoding allows. Whoever knows file and column turns it
/// into a data error.
public final class MalformedPageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedPageException(String message) {
        super(message);
    }
}
