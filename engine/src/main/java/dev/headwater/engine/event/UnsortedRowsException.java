package dev.headwater.engine.event;

/// The rows that matter are not ordered by subject and time, so a subject cannot be finished when
/// the next one begins. The caller starts over with sorted rows; this is no error, hence no stack
/// trace.
public final class UnsortedRowsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsortedRowsException() {
        super(null, null, false, false);
    }
}
