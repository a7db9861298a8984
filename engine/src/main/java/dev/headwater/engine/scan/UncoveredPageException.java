package dev.headwater.engine.scan;

/// A page is laid out or encoded in a way that only the [GeneralChunkReader] may know. Caught where
/// the reader of a column chunk is chosen.
final class UncoveredPageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncoveredPageException() {
        super(null, null, false, false);
    }
}
