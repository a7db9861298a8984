package dev.headwater.engine.plan;

import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Task;
import java.util.List;
import java.util.Locale;

/// Plan -> text for people: what is read, what is looked for, which windows are walked.
///
/// A step stands under the one it is measured from. `[` and `]` say that events at that end of its
/// window count, `(` and `)` that they do not.
public final class PlanPrinter {
    private final ExtractionPlan plan;
    private final Task task;
    private final StringBuilder text = new StringBuilder();

    private PlanPrinter(ExtractionPlan plan) {
        this.plan = plan;
        this.task = plan.task();
    }

    /// Lines that end in `\n`.
    public static String print(ExtractionPlan plan) {
        var printer = new PlanPrinter(plan);
        printer.printTask();
        printer.printPredicates();
        printer.printSteps();
        return printer.text.toString();
    }

    private void printTask() {
        line("semantics", task.semantics().id());
        String columns =
                task.format() == InputFormat.DIRECT
                        ? "one for each predicate"
                        : String.join(", ", plan.scanColumns());
        line("columns", columns);
        line("events", plan.needsEveryEvent() ? "all" : "those at which a predicate matches");
        line("trigger", name(task.trigger()));
        if (plan.label() != null) {
            WindowStep step = plan.steps().get(plan.label().step());
            line("label", "count of " + name(plan.label().predicate()) + " in " + step.name());
        }
        if (plan.index() != null) {
            WindowStep step = plan.steps().get(plan.index().step());
            String side = plan.index().side().name().toLowerCase(Locale.ROOT);
            line("index", side + " of the window at " + step.name());
        }
    }

    private void printPredicates() {
        var printer = new PredicatePrinter(task.predicates());
        int width = task.predicates().stream().mapToInt(p -> p.name().length()).max().orElse(1);
        text.append("predicates\n");
        for (Predicate predicate : task.predicates()) {
            text.append("  ").append(padded(predicate.name(), width));
            text.append("  ").append(printer.print(predicate)).append('\n');
        }
    }

    private void printSteps() {
        text.append("windows\n");
        int[] depths = new int[plan.steps().size()];
        for (int position = 0; position < depths.length; position++) {
            WindowStep step = plan.steps().get(position);
            boolean isFirst = step.parent() == WindowStep.TRIGGER;
            depths[position] = isFirst ? 1 : depths[step.parent()] + 1;
            String from = isFirst ? "trigger" : plan.steps().get(step.parent()).name();
            text.append("  ".repeat(depths[position])).append(step.name());
            text.append(" = ").append(from).append(print(step.step()));
            text.append("  ").append(step.startInclusive() ? '[' : '(');
            text.append(step.endInclusive() ? ']' : ')');
            step.constraints().forEach(constraint -> text.append("  ").append(print(constraint)));
            text.append('\n');
        }
    }

    private String print(Step step) {
        return switch (step) {
            case Step.None _ -> "";
            case Step.Offset offset ->
                    (offset.isBackward() ? " - " : " + ")
                            + duration(Math.abs(offset.months()), Math.abs(offset.micros()));
            case Step.ToEvent(int predicate, Direction direction) ->
                    (direction == Direction.NEXT ? " -> " : " <- ") + name(predicate);
            case Step.ToRecordEdge(Direction direction) ->
                    direction == Direction.NEXT ? " -> end of record" : " <- start of record";
        };
    }

    private String print(CountConstraint constraint) {
        String min = constraint.min() == Long.MIN_VALUE ? "" : constraint.min() + " <= ";
        String max = constraint.max() == Long.MAX_VALUE ? "" : " <= " + constraint.max();
        return min + name(constraint.predicate()) + max;
    }

    /// Such as `1y 6mo`, `1d 12h` or `0s`.
    private static String duration(int months, long micros) {
        record Unit(String name, long micros) {}
        long rest = micros;
        StringBuilder duration = new StringBuilder();
        duration.append(months < 12 ? "" : months / 12 + "y ");
        duration.append(months % 12 == 0 ? "" : months % 12 + "mo ");
        for (Unit unit :
                List.of(
                        new Unit("d ", 86_400_000_000L),
                        new Unit("h ", 3_600_000_000L),
                        new Unit("m ", 60_000_000L),
                        new Unit("s ", 1_000_000L),
                        new Unit("us ", 1L))) {
            long whole = rest / unit.micros;
            rest %= unit.micros;
            duration.append(whole == 0 ? "" : whole + unit.name);
        }
        return duration.isEmpty() ? "0s" : duration.toString().strip();
    }

    private String name(int predicate) {
        return task.predicates().get(predicate).name();
    }

    private void line(String what, String value) {
        text.append(padded(what, 10)).append("  ").append(value).append('\n');
    }

    private static String padded(String what, int width) {
        return what + " ".repeat(width - what.length());
    }
}
