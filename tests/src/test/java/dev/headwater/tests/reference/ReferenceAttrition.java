package dev.headwater.tests.reference;

import dev.headwater.engine.plan.Alone;
import dev.headwater.engine.plan.Remaining;
import dev.headwater.engine.plan.StageCounts;
import dev.headwater.engine.plan.Tally;
import dev.headwater.engine.task.Semantics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Follows each trigger by itself down the window tree, and counts.
public final class ReferenceAttrition {
    private final ReferenceTask task;
    private final WindowRule rule;
    private final WindowNode tree;
    private final List<ReferenceFate> fates = new ArrayList<>();

    /// @param rows as counts, from [ReferenceRecords#counted] or a direct table
    public ReferenceAttrition(ReferenceTask task, Semantics semantics, List<DirectRow> rows) {
        this.task = task;
        this.rule = new WindowRule(semantics, task.countedNames());
        this.tree = WindowNode.tree(task.windows(), semantics);
        Map<String, Set<Long>> admitted = ReferenceRecords.admitted(task, rows);
        Map<Long, List<Event>> eventsOf = new LinkedHashMap<>();
        for (Event event : ReferenceRecords.ofEverySubject(task, rows)) {
            eventsOf.computeIfAbsent(event.subject(), subject -> new ArrayList<>()).add(event);
        }
        eventsOf.forEach((subject, events) -> {
            List<ReferenceFate.Check> statics =
                    admitted.values().stream()
                            .map(subjects ->
                                    new ReferenceFate.Check(true, subjects.contains(subject)))
                            .toList();
            events.stream()
                    .filter(event -> event.count(task.trigger()) >= 1)
                    .forEach(trigger -> fates.add(fate(trigger, events, statics)));
        });
    }

    /// By subject and trigger.
    public List<ReferenceFate> fates() {
        return fates;
    }

    /// All triggers.
    public Tally triggers() {
        return tally(fate -> true);
    }

    /// By stage, what is left, and what the stage does alone.
    public List<StageCounts> stages() {
        int stages = stageCount();
        int labelled = firstLabelled();
        return IntStream.range(0, stages)
                .mapToObj(stage ->
                        new StageCounts(
                                new Remaining(
                                        tally(fate -> fate.isLeftAfter(stage)),
                                        stage < labelled ? null : byLabel(stage)),
                                new Alone(
                                        tally(fate -> fate.checks().get(stage).isAsked()),
                                        tally(fate -> {
                                            var check = fate.checks().get(stage);
                                            return check.isAsked() && check.isPassed();
                                        }))))
                .toList();
    }

    private int stageCount() {
        return firstPlacing()
                + tree.preorder().stream().mapToInt(node -> 1 + node.step.has().size()).sum();
    }

    private int firstPlacing() {
        return ReferenceRecords.admitted(task, List.of()).size();
    }

    /// The stage at which the label's window is found; the number of stages without a label.
    private int firstLabelled() {
        int stage = firstPlacing();
        for (WindowNode node : tree.preorder()) {
            if (node.name.equals(labelledEndpoint())) {
                return stage;
            }
            stage += 1 + node.step.has().size();
        }
        return stage;
    }

    private @Nullable String labelledEndpoint() {
        return task.windows().stream()
                .filter(window -> window.label() != null)
                .map(ReferenceWindow::farName)
                .findFirst()
                .orElse(null);
    }

    private Remaining.ByLabel byLabel(int stage) {
        return new Remaining.ByLabel(
                tally(fate -> fate.isLeftAfter(stage) && isLabel(fate, false)),
                tally(fate -> fate.isLeftAfter(stage) && isLabel(fate, true)));
    }

    private static boolean isLabel(ReferenceFate fate, boolean value) {
        return fate.label() != null && (fate.label() != 0) == value;
    }

    private Tally tally(Predicate<ReferenceFate> condition) {
        List<ReferenceFate> counted = fates.stream().filter(condition).toList();
        return new Tally(
                counted.size(), counted.stream().map(ReferenceFate::subject).distinct().count());
    }

    private ReferenceFate fate(
            Event trigger, List<Event> events, List<ReferenceFate.Check> statics) {
        List<ReferenceFate.Check> checks = new ArrayList<>(statics);
        Map<String, @Nullable Summary> windows = new HashMap<>();
        boolean isAdmitted = statics.stream().allMatch(ReferenceFate.Check::isPassed);
        follow(tree, isAdmitted ? trigger.time() : null, events, checks, windows);
        Long label = null;
        for (ReferenceWindow window : task.windows()) {
            Summary summary = windows.get(window.farName());
            if (window.label() != null && summary != null) {
                label = summary.count(window.label());
            }
        }
        return new ReferenceFate(trigger.subject(), trigger.time(), checks, windows, label);
    }

    /// @param from the time of `node`, null if there is none
    private void follow(
            WindowNode node,
            @Nullable Long from,
            List<Event> events,
            List<ReferenceFate.Check> checks,
            Map<String, @Nullable Summary> windows) {
        for (WindowNode child : node.children) {
            Summary summary = from == null ? null : rule.window(events, child.step, from);
            windows.put(child.name, summary);
            checks.add(new ReferenceFate.Check(from != null, summary != null));
            for (ReferenceWindow.Has has : child.step.has()) {
                boolean isMet = summary != null && has.admits(summary.count(has.predicate()));
                checks.add(new ReferenceFate.Check(summary != null, isMet));
            }
            Long time = from == null || summary == null ? null : time(child, from, summary);
            follow(child, time, events, checks, windows);
        }
    }

    private static long time(WindowNode node, long from, Summary summary) {
        return switch (node.step.way()) {
            case ReferenceWindow.Step.Same same -> from;
            case ReferenceWindow.Step.Shift shift -> shift.from(from);
            case ReferenceWindow.Step.ToEvent toEvent ->
                    toEvent.next() ? summary.end() : summary.start();
            case ReferenceWindow.Step.ToRecordEdge toEdge ->
                    toEdge.next() ? summary.end() : summary.start();
        };
    }
}
