package dev.headwater.engine.explain;

import dev.headwater.engine.explain.Moment.Anchor;
import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.WindowSide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The windows of a task laid over the moments at which they begin and end, for drawing; not to
/// scale.
///
/// `moments` are in their order in time, as far as it is known: moments at a fixed distance from
/// the same anchor are; an event that is looked for stands behind (or before) everything that is
/// measured from where the search begins. `trigger` and `index` (null without one) are positions in
/// `moments`, `bars` are in the order of the windows.
record Timeline(List<Moment> moments, int trigger, @Nullable Integer index, List<Bar> bars) {

    /// A window from one position in `moments` to another, which may be the same.
    record Bar(int window, int start, int end) {}

    static Timeline of(Task task) {
        WindowTimes times = new WindowTimes(task);
        SequencedSet<Moment> found = new LinkedHashSet<>(List.of(Moment.TRIGGER));
        for (int window = 0; window < task.windows().size(); window++) {
            for (WindowSide side : WindowSide.values()) {
                found.add(times.of(window, side));
            }
        }
        List<Moment> moments = new Ordering(found).ordered();
        List<Bar> bars = new ArrayList<>();
        for (int window = 0; window < task.windows().size(); window++) {
            bars.add(
                    new Bar(
                            window,
                            moments.indexOf(times.of(window, WindowSide.START)),
                            moments.indexOf(times.of(window, WindowSide.END))));
        }
        Task.IndexTimestamp index = task.indexTimestamp();
        return new Timeline(
                moments,
                moments.indexOf(Moment.TRIGGER),
                index == null ? null : moments.indexOf(times.of(index.window(), index.side())),
                bars);
    }

    /// Puts moments in order: around each anchor what is measured from it, the events looked for
    /// backwards before that, those looked for forwards behind.
    private static final class Ordering {
        private final SequencedSet<Moment> moments;
        private final SequencedSet<Anchor> anchors = new LinkedHashSet<>();
        private final List<Moment> ordered = new ArrayList<>();

        Ordering(SequencedSet<Moment> moments) {
            this.moments = moments;
            moments.forEach(moment -> addAnchor(moment.anchor()));
        }

        List<Moment> ordered() {
            visit(new Anchor.RecordStart());
            visit(new Anchor.Trigger());
            visit(new Anchor.RecordEnd());
            return ordered;
        }

        private void addAnchor(Anchor anchor) {
            if (anchor instanceof Anchor.Event event) {
                addAnchor(event.from().anchor());
            }
            anchors.add(anchor);
        }

        private void visit(Anchor anchor) {
            around(anchor, Direction.PREVIOUS).reversed().forEach(this::visit);
            moments.stream()
                    .filter(moment -> moment.anchor().equals(anchor))
                    .sorted(Comparator.comparingDouble(Moment::roughMicros))
                    .forEach(ordered::add);
            around(anchor, Direction.NEXT).forEach(this::visit);
        }

        private List<Anchor> around(Anchor anchor, Direction direction) {
            return anchors.stream()
                    .filter(other ->
                            other instanceof Anchor.Event event
                                    && event.direction() == direction
                                    && event.from().anchor().equals(anchor))
                    .toList();
        }
    }
}
