package dev.headwater.engine.explain;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Explanation -> text for people: what is read, what is looked for, the windows, and what is done
/// in which order.
public final class TextExplanation {
    private final Explanation explanation;
    private final ExtractionPlan plan;
    private final Task task;
    private final StringBuilder text = new StringBuilder();

    private TextExplanation(Explanation explanation) {
        this.explanation = explanation;
        this.plan = explanation.plan();
        this.task = plan.task();
    }

    /// Lines that end in `\n`.
    public static String of(Explanation explanation) {
        var printer = new TextExplanation(explanation);
        printer.printTask();
        printer.printPredicates();
        printer.text.append('\n');
        printWindows(printer.task, printer.text);
        printer.printStages();
        return printer.text.toString();
    }

    /// The windows alone, as intervals and as a timeline; lines that end in `\n`.
    public static String windows(Task task) {
        var text = new StringBuilder();
        printWindows(task, text);
        return text.toString();
    }

    private void printTask() {
        TextTable table = new TextTable("", 2, 3);
        table.add("semantics", task.semantics().id());
        table.add("columns", String.join(", ", plan.columnNames()));
        table.add("events", plan.needsEveryEvent() ? "all" : "those at which a predicate matches");
        table.add("trigger", explanation.name(task.trigger()));
        Task.LabelDefinition label = task.label();
        if (label != null) {
            String window = task.windows().get(label.window()).name();
            table.add("label", "count of " + explanation.name(label.predicate()) + " in " + window);
        }
        Task.IndexTimestamp index = task.indexTimestamp();
        if (index != null) {
            String side = index.side().name().toLowerCase(Locale.ROOT);
            table.add("index", side + " of " + task.windows().get(index.window()).name());
        }
        text.append(table);
    }

    private void printPredicates() {
        var words = new PredicateText(task.predicates());
        TextTable table = new TextTable("", 2, 3);
        boolean hasFigures = !explanation.matches().isEmpty();
        table.add(
                hasFigures
                        ? List.of("predicates", "", "codes", "rows", "subjects")
                        : List.of("predicates"));
        for (int id = 0; id < task.predicates().size(); id++) {
            Predicate predicate = task.predicates().get(id);
            List<String> cells = new ArrayList<>();
            cells.add("  " + predicate.name());
            cells.add(words.of(predicate));
            MatchCounts matches = explanation.matches(id);
            if (matches != null) {
                Integer codes = matches.codes();
                cells.add(codes == null ? "-" : number(codes));
                cells.add(number(matches.rows()));
                cells.add(number(matches.subjects()));
            }
            table.add(cells);
        }
        text.append('\n').append(table);
    }

    private static void printWindows(Task task, StringBuilder text) {
        MomentText moments = new MomentText(task);
        TextTable table = new TextTable("  ", 3, 0);
        for (int window = 0; window < task.windows().size(); window++) {
            Window declared = task.windows().get(window);
            List<String> conditions =
                    declared.constraints().stream()
                            .map(constraint -> ConstraintText.of(constraint, task))
                            .toList();
            table.add(declared.name(), moments.interval(window), String.join(", ", conditions));
        }
        text.append("windows\n").append(table);
        text.append("\ntimeline, not to scale\n").append(TextTimeline.of(task));
    }

    private void printStages() {
        TextTable table = new TextTable("", 1, 2);
        TriggerFigures estimated = explanation.estimated();
        TriggerFigures actual = explanation.actual();
        List<String> heading = new ArrayList<>(List.of("order of evaluation"));
        List<String> first = new ArrayList<>(List.of("  trigger"));
        if (estimated != null) {
            heading.add("estimated");
            first.add("~" + number(estimated.triggers()));
        }
        if (actual != null) {
            heading.add("actual");
            first.add(number(actual.triggers()));
        }
        table.add(heading);
        table.add(first);
        List<Stage> stages = Stage.of(plan);
        for (int i = 0; i < stages.size(); i++) {
            List<String> cells = new ArrayList<>();
            cells.add("  " + StageText.line(stages.get(i), plan));
            if (estimated != null) {
                cells.add("~" + number(estimated.left().get(i)));
            }
            if (actual != null) {
                cells.add(number(actual.left().get(i)));
            }
            table.add(cells);
        }
        if (plan.label() != null && stages.size() > 0) {
            addPositives(table, plan.label());
        }
        text.append('\n').append(table);
    }

    private void addPositives(TextTable table, ExtractionPlan.LabelSource label) {
        List<String> cells = new ArrayList<>();
        cells.add("  with label " + explanation.name(label.predicate()));
        if (explanation.estimated() != null) {
            cells.add("~" + number(explanation.estimated().positives()));
        }
        if (explanation.actual() != null) {
            cells.add(number(explanation.actual().positives()));
        }
        if (cells.size() > 1) {
            table.add(cells);
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
