package dev.headwater.engine.why;

import dev.headwater.engine.event.PostingList;
import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.Endpoint;
import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.window.TriggerTrace;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/// The events of one subject that decide about its windows: those with a predicate that a window is
/// bound, limited or labelled by.
final class ConcernedEvents {
    private static final int MOST_CODES = 5;

    private final ExtractionPlan plan;
    private final List<SubjectRow> rows;
    private final SubjectEvents events;
    private final int mostEvents;

    ConcernedEvents(
            ExtractionPlan plan, List<SubjectRow> rows, SubjectEvents events, int mostEvents) {
        this.plan = plan;
        this.rows = rows;
        this.events = events;
        this.mostEvents = mostEvents;
    }

    /// The times of those events within a window of `step`, ascending.
    List<Long> times(int step, TriggerTrace.Window window) {
        WindowStep declared = plan.steps().get(step);
        LongPredicate isInside =
                time ->
                        (time > window.earlier()
                                        || (declared.startInclusive() && time == window.earlier()))
                                && (time < window.later()
                                        || (declared.endInclusive() && time == window.later()));
        Set<Long> times = new TreeSet<>();
        for (int predicate : predicates(step)) {
            PostingList postings = events.postings(predicate);
            for (int entry = postings.seek(0, window.earlier());
                    entry < postings.size() && postings.time(entry) <= window.later();
                    entry++) {
                if (isInside.test(postings.time(entry))) {
                    times.add(postings.time(entry));
                }
            }
        }
        return List.copyOf(times);
    }

    /// The first of `times`, with what was found there.
    List<EventLine> lines(int step, List<Long> times) {
        return times.stream().limit(mostEvents).map(time -> line(step, time)).toList();
    }

    private EventLine line(int step, long time) {
        SortedMap<String, Long> counts = new TreeMap<>();
        Set<Integer> plain = new HashSet<>();
        boolean takesEvery = false;
        for (int predicate : predicates(step)) {
            PostingList postings = events.postings(predicate);
            int entry = postings.seek(0, time);
            if (entry < postings.size() && postings.time(entry) == time) {
                Predicate counted = plan.task().predicates().get(predicate);
                counts.put(counted.name(), postings.count(entry));
                takesEvery |= counted instanceof Predicate.Special;
                addInputs(predicate, plain);
            }
        }
        List<String> codes = codes(time, plain, takesEvery);
        int shown = Math.min(MOST_CODES, codes.size());
        return new EventLine(time, counts, codes.subList(0, shown), codes.size() - shown);
    }

    /// The distinct codes of the rows at `time` that match one of the plain predicates, or of all.
    private List<String> codes(long time, Set<Integer> plain, boolean takesEvery) {
        return rows.stream()
                .filter(row -> row.time() != null && row.time() == time)
                .filter(row ->
                        takesEvery || row.counts().keySet().stream().anyMatch(plain::contains))
                .map(SubjectRow::code)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private Set<Integer> predicates(int step) {
        WindowStep declared = plan.steps().get(step);
        Set<Integer> predicates = new LinkedHashSet<>();
        if (declared.step() instanceof Endpoint.Step.ToEvent(int predicate, _)) {
            predicates.add(predicate);
        }
        declared.constraints().forEach(constraint -> predicates.add(constraint.predicate()));
        if (plan.label() != null && plan.label().step() == step) {
            predicates.add(plan.label().predicate());
        }
        return predicates;
    }

    private void addInputs(int predicate, Set<Integer> plain) {
        switch (plan.task().predicates().get(predicate)) {
            case Predicate.Plain _ -> plain.add(predicate);
            case Predicate.Derived derived -> addInputs(derived.expression(), plain);
            case Predicate.Special _ -> {}
        }
    }

    private void addInputs(EventExpression expression, Set<Integer> plain) {
        switch (expression) {
            case EventExpression.Holds(int input) -> addInputs(input, plain);
            case EventExpression.And(List<EventExpression> operands) ->
                    operands.forEach(operand -> addInputs(operand, plain));
            case EventExpression.Or(List<EventExpression> operands) ->
                    operands.forEach(operand -> addInputs(operand, plain));
            case EventExpression.Not(EventExpression operand) -> addInputs(operand, plain);
        }
    }
}
