package dev.headwater.engine.explain;

import dev.headwater.engine.task.Endpoint.Direction;

/// A time of a window, said as absolutely as can be: an anchor and the way from there. Negative
/// micros lie before it.
record Moment(Anchor anchor, long micros) {
    static final Moment TRIGGER = new Moment(new Anchor.Trigger(), 0);

    /// A time that no fixed way leads to.
    sealed interface Anchor {
        record Trigger() implements Anchor {}

        record RecordStart() implements Anchor {}

        record RecordEnd() implements Anchor {}

        /// The next or previous event at which the predicate holds, seen from a moment.
        record Event(int predicate, Direction direction, Moment from) implements Anchor {}
    }

    Moment plus(long more) {
        return new Moment(anchor, micros + more);
    }

    boolean isAnchor() {
        return micros == 0;
    }
}
