package dev.headwater.engine.check;

import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is certain about the counts in one window, whatever the data: from its constraints, those
/// of the windows around it, and its bounds.
final class WindowFacts {
    /// Stands for every predicate there is.
    private static final int EVERY = -1;

    private final CheckedTask task;
    private final int window;
    private final List<Maximum> maxima = new ArrayList<>();
    private final Map<Integer, Cap> caps = new HashMap<>();

    /// At most `max` events at which `predicate` holds, and rows where it is a plain one with a
    /// constraint; `source` says why.
    record Maximum(int predicate, long max, Source source) {}

    /// Why a number of events is limited.
    sealed interface Source {
        /// Entry `position` under `has` of window `window`.
        record Constraint(int window, int position) implements Source {}

        /// Where the window begins and ends.
        record Bounds(String reason) implements Source {}
    }

    /// The most events of something, and all that limits them together.
    record Cap(long events, Set<Maximum> causes) {
        private static final Cap NONE = new Cap(Long.MAX_VALUE, Set.of());

        private Cap plus(Cap other) {
            if (events == Long.MAX_VALUE || other.events == Long.MAX_VALUE) {
                return NONE;
            }
            Set<Maximum> all = new LinkedHashSet<>(causes);
            all.addAll(other.causes);
            return new Cap(events + other.events, all);
        }

        private Cap orLess(Cap other) {
            return other.events < events ? other : this;
        }
    }

    WindowFacts(CheckedTask task, int window) {
        this.task = task;
        this.window = window;
        for (int other = 0; other < task.task().windows().size(); other++) {
            if (other == window || task.timeline().contains(other, window)) {
                addConstraints(other);
            }
        }
        addBounds();
    }

    /// The constraint that admits fewer rows of `predicate` than `rows`, or null.
    @Nullable Maximum fewerRowsThan(long rows, int predicate) {
        return maxima.stream()
                .filter(maximum -> maximum.source() instanceof Source.Constraint)
                .filter(maximum -> maximum.max() < rows)
                .filter(maximum -> task.implications().areRowsOf(predicate, maximum.predicate()))
                .findFirst()
                .orElse(null);
    }

    /// The most events at which `predicate` can hold.
    Cap cap(int predicate) {
        Cap known = caps.get(predicate);
        if (known != null) {
            return known;
        }
        Cap cap = Cap.NONE;
        for (Maximum maximum : maxima) {
            if (maximum.predicate() == EVERY
                    || task.implications().implies(predicate, maximum.predicate())) {
                cap = cap.orLess(new Cap(Math.max(0, maximum.max()), Set.of(maximum)));
            }
        }
        if (task.task().predicates().get(predicate) instanceof Predicate.Derived derived) {
            cap = cap.orLess(cap(derived.expression()));
        }
        caps.put(predicate, cap);
        return cap;
    }

    /// The known events that are certainly counted in the window.
    Stream<KnownEvent> counted() {
        return KnownEvent.of(task.task()).stream()
                .filter(event -> task.timeline().counts(window, event.moment()));
    }

    private Cap cap(EventExpression expression) {
        return switch (expression) {
            case EventExpression.Holds(int predicate) -> cap(predicate);
            case EventExpression.And(List<EventExpression> operands) ->
                    operands.stream().map(this::cap).reduce(Cap.NONE, Cap::orLess);
            case EventExpression.Or(List<EventExpression> operands) ->
                    operands.stream().map(this::cap).reduce(new Cap(0, Set.of()), Cap::plus);
        };
    }

    private void addConstraints(int from) {
        List<CountConstraint> constraints = task.window(from).constraints();
        for (int position = 0; position < constraints.size(); position++) {
            CountConstraint constraint = constraints.get(position);
            if (constraint.max() < Long.MAX_VALUE) {
                var source = new Source.Constraint(from, position);
                maxima.add(new Maximum(constraint.predicate(), constraint.max(), source));
            }
        }
    }

    private void addBounds() {
        if (task.timeline().isEmpty(window)) {
            maxima.add(new Maximum(EVERY, 0, new Source.Bounds("the window never holds an event")));
            return;
        }
        Window declared = task.window(window);
        if (declared.farEndpoint().step() instanceof Step.None) {
            maxima.add(new Maximum(EVERY, 1, new Source.Bounds("the window is a single moment")));
        }
        boolean isInside = !declared.startInclusive() && !declared.endInclusive();
        if (declared.farEndpoint().step() instanceof Step.ToEvent(int bound, _)) {
            String reason = "the window reaches to the nearest " + task.nameOf(bound);
            maxima.add(new Maximum(bound, isInside ? 0 : 1, new Source.Bounds(reason)));
        }
    }
}
