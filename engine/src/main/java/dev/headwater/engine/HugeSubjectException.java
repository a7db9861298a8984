package dev.headwater.engine;

/// The events of one subject do not fit into memory.
final class HugeSubjectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long subject;

    HugeSubjectException(long subject, Throwable cause) {
        super("the events of subject " + subject + " do not fit into memory", cause);
        this.subject = subject;
    }

    long subject() {
        return subject;
    }
}
