package dev.headwater.engine.task;

import java.io.Serializable;

/// An endpoint: a reference and the step from there.
public record Endpoint(Reference reference, Step step) implements Serializable {

    /// Where the endpoint is measured from.
    public sealed interface Reference extends Serializable {
        record Trigger() implements Reference {}

        /// The other endpoint of the same window.
        record OtherEndpoint() implements Reference {}

        /// An endpoint of the window at this position of [Task#windows].
        record WindowEndpoint(int window, WindowSide side) implements Reference {}
    }

    /// How far the endpoint lies from its reference.
    public sealed interface Step extends Serializable {
        /// The same instant.
        record None() implements Step {}

        /// A distance; negative = earlier. Calendar months come first (UTC, a day that the month
        /// does not have becomes its last one), then the fixed part; neither points against the
        /// other.
        record Offset(int months, long micros) implements Step {
            /// Whether it leads to an earlier time.
            public boolean isBackward() {
                return months < 0 || micros < 0;
            }
        }

        /// The next or previous event at which the predicate's count is above 0.
        record ToEvent(int predicate, Direction direction) implements Step {}

        /// The subject's first (previous) or last (next) event.
        record ToRecordEdge(Direction direction) implements Step {}
    }

    public enum Direction {
        NEXT,
        PREVIOUS
    }
}
