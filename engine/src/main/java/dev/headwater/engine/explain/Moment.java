package dev.headwater.engine.explain;

import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Step;
import java.util.ArrayList;
import java.util.List;

/// A time of a window, said as absolutely as can be: an anchor and the way from there. Offsets that
/// can be added up are one; months stay where they were added, since a month later is no fixed
/// time.
record Moment(Anchor anchor, List<Step.Offset> way) {
    static final Moment TRIGGER = Moment.at(new Anchor.Trigger());

    private static final double MICROS_PER_MONTH = 30.436875 * 24 * 3_600_000_000.0;

    Moment {
        way = List.copyOf(way);
    }

    static Moment at(Anchor anchor) {
        return new Moment(anchor, List.of());
    }

    /// A time that no fixed way leads to.
    sealed interface Anchor {
        record Trigger() implements Anchor {}

        record RecordStart() implements Anchor {}

        record RecordEnd() implements Anchor {}

        /// The next or previous event at which the predicate holds, seen from a moment.
        record Event(int predicate, Direction direction, Moment from) implements Anchor {}
    }

    Moment plus(Step.Offset more) {
        List<Step.Offset> longer = new ArrayList<>(way);
        if (!longer.isEmpty() && more.months() == 0 && longer.getLast().months() == 0) {
            long micros = longer.removeLast().micros() + more.micros();
            if (micros != 0) {
                longer.add(new Step.Offset(0, micros));
            }
        } else {
            longer.add(more);
        }
        return new Moment(anchor, longer);
    }

    boolean isAnchor() {
        return way.isEmpty();
    }

    /// How far from the anchor the moment lies, with months of average length; negative before it.
    double roughMicros() {
        return way.stream()
                .mapToDouble(offset -> offset.months() * MICROS_PER_MONTH + offset.micros())
                .sum();
    }
}
