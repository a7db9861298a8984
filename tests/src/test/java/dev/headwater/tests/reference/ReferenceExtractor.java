package dev.headwater.tests.reference;

import dev.headwater.engine.task.Semantics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Events -> cohort, by the recursive definition of the semantics: a node's rows are its children's
/// rows, joined.
public final class ReferenceExtractor {
    private final ReferenceTask task;
    private final Semantics semantics;
    private final WindowRule rule;
    private final WindowNode tree;
    private final Map<Long, List<Event>> eventsOf = new LinkedHashMap<>();

    /// @param events from [ReferenceRecords]
    public ReferenceExtractor(ReferenceTask task, Semantics semantics, List<Event> events) {
        this.task = task;
        this.semantics = semantics;
        this.rule = new WindowRule(semantics, task.countedNames());
        this.tree = WindowNode.tree(task.windows(), semantics);
        for (Event event : events) {
            eventsOf.computeIfAbsent(event.subject(), subject -> new ArrayList<>()).add(event);
        }
    }

    /// The names of the summary columns, in order.
    public List<String> summaryNames() {
        return tree.preorder().stream().map(node -> node.name).toList();
    }

    /// The cohort by (subject, trigger), a null trigger last.
    public List<ReferenceRow> extract() {
        List<ReferenceRow> cohort = new ArrayList<>();
        for (List<Event> events : eventsOf.values()) {
            Set<Anchor> triggers = new LinkedHashSet<>();
            for (Event event : events) {
                if (event.count(task.trigger()) >= 1) {
                    triggers.add(new Anchor(event.subject(), event.time()));
                }
            }
            rows(tree, triggers, LongUnaryOperator.identity())
                    .forEach(row -> cohort.add(cohortRow(row)));
        }
        cohort.sort(
                Comparator.comparingLong(ReferenceRow::subject)
                        .thenComparing(
                                ReferenceRow::trigger,
                                Comparator.nullsLast(Comparator.naturalOrder())));
        return cohort;
    }

    /// An event from which windows are measured; without a time it stands for a bound that does not
    /// exist.
    private record Anchor(long subject, @Nullable Long time) {}

    /// An anchor with the windows found below it.
    private record Row(Anchor anchor, Map<String, Summary> summaries) {}

    /// The rows of `node`, to which `offset` leads from each of `anchors`.
    private List<Row> rows(WindowNode node, Set<Anchor> anchors, LongUnaryOperator offset) {
        if (node.children.isEmpty()) {
            return anchors.stream().map(anchor -> new Row(anchor, Map.of())).toList();
        }
        List<Row> joined = rowsThrough(node.children.getFirst(), anchors, offset);
        for (WindowNode child : node.children.subList(1, node.children.size())) {
            joined = innerJoin(joined, rowsThrough(child, anchors, offset));
        }
        return joined;
    }

    private List<Row> rowsThrough(WindowNode child, Set<Anchor> anchors, LongUnaryOperator offset) {
        Map<Anchor, Summary> summaries = new LinkedHashMap<>();
        Map<Anchor, Anchor> childAnchorOf = new LinkedHashMap<>();
        for (Anchor anchor : anchors) {
            if (anchor.time() == null) {
                continue;
            }
            List<Event> events = eventsOf.getOrDefault(anchor.subject(), List.of());
            Summary summary = rule.window(events, child.step, offset.applyAsLong(anchor.time()));
            if (!admits(child.step.has(), summary)) {
                continue;
            }
            summaries.put(anchor, summary);
            childAnchorOf.put(anchor, childAnchor(child.step.way(), anchor, summary));
        }
        Set<Anchor> childAnchors = new LinkedHashSet<>(childAnchorOf.values());
        List<Row> rows = new ArrayList<>();
        for (Row row : rows(child, childAnchors, childOffset(child.step.way(), offset))) {
            if (row.anchor().time() == null) {
                rows.add(row);
                continue;
            }
            for (Map.Entry<Anchor, Anchor> link : childAnchorOf.entrySet()) {
                if (link.getValue().equals(row.anchor())) {
                    rows.add(
                            row(
                                    link.getKey(),
                                    row.summaries(),
                                    Map.of(child.name, summaries.get(link.getKey()))));
                }
            }
        }
        return rows;
    }

    /// A window without bound counts 0 in `aces-0.7.3`, and ends the realization in `standard`.
    private boolean admits(List<ReferenceWindow.Has> constraints, @Nullable Summary summary) {
        if (summary == null && semantics == Semantics.STANDARD) {
            return false;
        }
        return constraints.stream()
                .allMatch(has -> has.admits(summary == null ? 0 : summary.count(has.predicate())));
    }

    private static Anchor childAnchor(
            ReferenceWindow.Step way, Anchor anchor, @Nullable Summary summary) {
        return switch (way) {
            case ReferenceWindow.Step.Same same -> anchor;
            case ReferenceWindow.Step.Shift shift -> anchor;
            case ReferenceWindow.Step.ToEvent toEvent -> bound(anchor, summary, toEvent.next());
            case ReferenceWindow.Step.ToRecordEdge toEdge -> bound(anchor, summary, toEdge.next());
        };
    }

    private static Anchor bound(Anchor anchor, @Nullable Summary summary, boolean next) {
        if (summary == null) {
            return new Anchor(anchor.subject(), null);
        }
        return new Anchor(anchor.subject(), next ? summary.end() : summary.start());
    }

    private static LongUnaryOperator childOffset(
            ReferenceWindow.Step way, LongUnaryOperator offset) {
        return switch (way) {
            case ReferenceWindow.Step.Same same -> offset;
            case ReferenceWindow.Step.Shift shift -> offset.andThen(shift::from);
            case ReferenceWindow.Step.ToEvent toEvent -> LongUnaryOperator.identity();
            case ReferenceWindow.Step.ToRecordEdge toEdge -> LongUnaryOperator.identity();
        };
    }

    /// Rows without a time find no partner.
    private static List<Row> innerJoin(List<Row> left, List<Row> right) {
        List<Row> joined = new ArrayList<>();
        for (Row one : left) {
            for (Row other : right) {
                if (one.anchor().time() != null && one.anchor().equals(other.anchor())) {
                    joined.add(row(one.anchor(), one.summaries(), other.summaries()));
                }
            }
        }
        return joined;
    }

    private static Row row(Anchor anchor, Map<String, Summary> some, Map<String, Summary> more) {
        Map<String, Summary> summaries = new HashMap<>(some);
        summaries.putAll(more);
        return new Row(anchor, summaries);
    }

    private ReferenceRow cohortRow(Row row) {
        Map<String, @Nullable Summary> summaries = new LinkedHashMap<>();
        summaryNames().forEach(name -> summaries.put(name, row.summaries().get(name)));
        Long index = null;
        Long label = null;
        for (ReferenceWindow window : task.windows()) {
            Summary summary = row.summaries().get(window.farName());
            if (summary != null && window.label() != null) {
                label = summary.counts().get(window.label());
            }
            if (summary != null && window.index() != null) {
                index = window.index() ? summary.start() : summary.end();
            }
        }
        return new ReferenceRow(
                row.anchor().subject(), row.anchor().time(), index, label, summaries);
    }
}
