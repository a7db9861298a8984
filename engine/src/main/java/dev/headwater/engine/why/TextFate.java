package dev.headwater.engine.why;

import dev.headwater.engine.explain.StageText;
import dev.headwater.engine.explain.TextTable;
import dev.headwater.engine.explain.TimeText;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.ExtractionPlan.LabelSource;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.task.CountConstraint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Fates -> text for people: for each trigger the outcome, then its windows with their counts and
/// events.
public final class TextFate {
    private final SubjectFate fate;
    private final ExtractionPlan plan;
    private final StringBuilder text = new StringBuilder();

    private TextFate(SubjectFate fate) {
        this.fate = fate;
        this.plan = fate.plan();
    }

    /// Lines that end in `\n`.
    public static String of(SubjectFate fate) {
        var printer = new TextFate(fate);
        printer.print();
        return printer.text.toString();
    }

    private void print() {
        text.append(
                String.format(
                        Locale.ROOT,
                        "subject %d of %s: %s %s, %s in the cohort\n",
                        fate.subject(),
                        fate.shard(),
                        fate.triggers().isEmpty() ? "no" : number(fate.triggers().size()),
                        fate.trigger(),
                        number(fate.cohortRows())));
        fate.triggers().forEach(this::print);
        if (fate.hasNullRow()) {
            text.append("\nfor triggers without a bound the subject gets a row of nulls (Q21)\n");
        }
    }

    private void print(TriggerFate trigger) {
        text.append('\n').append(TimeText.of(trigger.time())).append("  ");
        text.append(describe(trigger)).append('\n');
        for (int step = 0; step < trigger.windows().size(); step++) {
            print(step, trigger.windows().get(step), trigger.outcome());
        }
    }

    private String describe(TriggerFate trigger) {
        return switch (trigger.outcome()) {
            case Outcome.InCohort(Long time, Long label) ->
                    "in the cohort"
                            + (time == null ? "" : ", predicted at " + TimeText.of(time))
                            + (label == null ? "" : ", label " + (label != 0));
            case Outcome.Lost(Stage stage) -> "lost: " + describe(stage, trigger);
        };
    }

    private String describe(Stage stage, TriggerFate trigger) {
        String asked = "`" + StageText.of(stage, plan) + "`";
        return switch (stage) {
            case Stage.Static _ -> "the static predicate " + asked + " does not hold";
            case Stage.Placing _ -> asked + " gives no time for " + StageText.endpoint(stage, plan);
            case Stage.Constraint(int step, _) ->
                    trigger.windows().get(step).name() + " does not meet " + asked;
        };
    }

    private void print(int step, WindowFate window, Outcome outcome) {
        String name = window.name() == null ? window.step().name() : window.name();
        TextTable lines = new TextTable("  ", 2, 0);
        if (window.found() == null) {
            lines.add(name, "does not exist" + mark(new Stage.Placing(step), outcome));
            text.append(lines);
            return;
        }
        long time = window.step().reachesBack() ? window.found().earlier() : window.found().later();
        lines.add(name, window.name() == null ? TimeText.of(time) : window.interval());
        text.append(lines);
        List<CountConstraint> constraints = window.step().constraints();
        TextTable counts = new TextTable("    ", 0, 1);
        for (int i = 0; i < constraints.size(); i++) {
            Stage stage = new Stage.Constraint(step, i);
            long count = window.found().counts().get(i);
            boolean isMet = constraints.get(i).admits(count);
            counts.add(
                    number(count),
                    name(constraints.get(i).predicate()),
                    (isMet ? "met: " : "not met: ")
                            + StageText.of(stage, plan)
                            + mark(stage, outcome));
        }
        LabelSource label = plan.label();
        if (label != null && window.found().label() != null) {
            counts.add(number(window.found().label()), name(label.predicate()), "label");
        }
        text.append(counts);
        printEvents(window);
    }

    private void printEvents(WindowFate window) {
        TextTable events = new TextTable("      ", 3, 0);
        for (EventLine event : window.events()) {
            String predicates =
                    event.predicates().entrySet().stream()
                            .map(counted -> counted.getKey() + " " + number(counted.getValue()))
                            .collect(Collectors.joining(", "));
            String more = event.furtherCodes() == 0 ? "" : " and " + event.furtherCodes() + " more";
            events.add(
                    TimeText.of(event.time()), predicates, String.join(", ", event.codes()) + more);
        }
        text.append(events);
        int further = window.eventCount() - window.events().size();
        if (further > 0) {
            text.append("      and ").append(number(further)).append(" more events\n");
        }
    }

    private static String mark(Stage stage, Outcome outcome) {
        return outcome instanceof Outcome.Lost(Stage lost) && lost.equals(stage)
                ? "  <- lost here"
                : "";
    }

    private String name(int predicate) {
        return plan.task().predicates().get(predicate).name();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
