package dev.headwater.engine.why;

import dev.headwater.engine.event.EventCollector;
import dev.headwater.engine.event.SubjectEvents;
import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.ExtractionPlan.IndexSource;
import dev.headwater.engine.plan.ExtractionPlan.LabelSource;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.window.TriggerTrace;
import dev.headwater.engine.window.WindowTracer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds out what became of the triggers of one subject.
public final class FateFinder {
    private final ExtractionPlan plan;
    private final List<SubjectRow> rows;
    private final int mostEvents;
    private final Map<String, String> windowOfEndpoint = new HashMap<>();
    private final List<TriggerFate> fates = new ArrayList<>();

    private FateFinder(ExtractionPlan plan, List<SubjectRow> rows, int mostEvents) {
        this.plan = plan;
        this.rows = rows;
        this.mostEvents = mostEvents;
        for (Window window : plan.task().windows()) {
            String far = window.root().other().name().toLowerCase(Locale.ROOT);
            windowOfEndpoint.put(window.name() + "." + far, window.name());
        }
    }

    /// @param rows of the subject, in the order of [SubjectRows#sorted]
    /// @param mostEvents how many events of a window are listed
    public static SubjectFate find(
            ExtractionPlan plan,
            long subject,
            String shard,
            List<SubjectRow> rows,
            int mostEvents) {
        var finder = new FateFinder(plan, rows, mostEvents);
        finder.collect(subject);
        boolean hasNullRow =
                finder.fates.stream()
                        .anyMatch(fate ->
                                fate.outcome() instanceof Outcome.Lost(Stage.Placing(int step))
                                        && step == plan.nullRowStep());
        return new SubjectFate(plan, subject, shard, finder.fates, hasNullRow);
    }

    private void collect(long subject) {
        EventCollector events =
                new EventCollector(plan, SubjectGroups.ONE, (found, _) -> add(found));
        for (SubjectRow row : rows) {
            if (row.time() == null) {
                events.enterStaticRow(subject);
            } else {
                events.enterRow(subject, row.time());
            }
            row.counts().forEach(events::count);
        }
        events.finish();
    }

    private void add(SubjectEvents events) {
        var concerned = new ConcernedEvents(plan, rows, events, mostEvents);
        for (TriggerTrace trace : new WindowTracer(plan).trace(events)) {
            fates.add(
                    new TriggerFate(
                            trace.time(),
                            events.isExcluded() ? List.of() : windows(trace, concerned),
                            outcome(trace, events)));
        }
    }

    private List<WindowFate> windows(TriggerTrace trace, ConcernedEvents concerned) {
        List<WindowFate> windows = new ArrayList<>();
        for (int step = 0; step < plan.steps().size(); step++) {
            WindowStep declared = plan.steps().get(step);
            TriggerTrace.Window found = trace.windows().get(step);
            String name = windowOfEndpoint.get(declared.name());
            List<Long> times =
                    found == null || name == null ? List.of() : concerned.times(step, found);
            windows.add(
                    new WindowFate(
                            declared, name, found, concerned.lines(step, times), times.size()));
        }
        return windows;
    }

    private Outcome outcome(TriggerTrace trace, SubjectEvents events) {
        for (Stage stage : Stage.of(plan)) {
            if (!passes(stage, trace, events)) {
                return new Outcome.Lost(stage);
            }
        }
        return new Outcome.InCohort(predictionTime(trace), label(trace));
    }

    private boolean passes(Stage stage, TriggerTrace trace, SubjectEvents events) {
        return switch (stage) {
            case Stage.Static(int predicate) -> !events.isExcludedBy(predicate);
            case Stage.Placing(int step) -> trace.windows().get(step) != null;
            case Stage.Constraint(int step, int position) -> {
                TriggerTrace.Window found = trace.windows().get(step);
                yield found != null
                        && plan.steps()
                                .get(step)
                                .constraints()
                                .get(position)
                                .admits(found.counts().get(position));
            }
        };
    }

    private @Nullable Long predictionTime(TriggerTrace trace) {
        IndexSource index = plan.index();
        TriggerTrace.Window found = index == null ? null : trace.windows().get(index.step());
        if (index == null || found == null) {
            return null;
        }
        return plan.indexesEarlier(index) ? found.earlier() : found.later();
    }

    private @Nullable Long label(TriggerTrace trace) {
        LabelSource label = plan.label();
        TriggerTrace.Window found = label == null ? null : trace.windows().get(label.step());
        return found == null ? null : found.label();
    }
}
