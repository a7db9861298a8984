package dev.headwater.engine.attrition;

import dev.headwater.engine.explain.StageText;
import dev.headwater.engine.explain.TextTable;
import dev.headwater.engine.plan.Alone;
import dev.headwater.engine.plan.Remaining.ByLabel;
import dev.headwater.engine.plan.Tally;
import java.util.Locale;

/// Attrition -> tables for a terminal: what is left after each step, what the step took away, and
/// of how many it would take how many away by itself; then the splits, if there is more than one.
public final class TextAttrition {
    private TextAttrition() {}

    /// Lines that end in `\n`.
    public static String of(Attrition attrition) {
        String steps = steps(attrition);
        return attrition.splits().size() > 1 ? steps + splits(attrition) : steps;
    }

    private static String steps(Attrition attrition) {
        Funnel total = attrition.total();
        boolean hasAlone = total.steps().stream().anyMatch(step -> step.alone() != null);
        TextTable table = new TextTable("  ", 1, 5);
        table.add(
                "trigger, step",
                "left",
                "subjects",
                "removed",
                hasAlone ? "by itself" : "",
                hasAlone ? "of" : "");
        table.add(
                attrition.trigger(),
                number(total.triggers().triggers()),
                number(total.triggers().subjects()));
        for (AttritionStep step : total.steps()) {
            Alone alone = step.alone();
            table.add(
                    StageText.line(step.stage(), attrition.plan()),
                    number(step.after().all().triggers()),
                    number(step.after().all().subjects()),
                    number(step.removed().triggers()),
                    alone == null ? "" : number(alone.removed().triggers()),
                    alone == null ? "" : number(alone.before().triggers()));
        }
        ByLabel labels = total.cohort().labels();
        if (labels != null) {
            addLabel(table, attrition, false, labels.negative());
            addLabel(table, attrition, true, labels.positive());
        }
        Tally sample = total.sample();
        if (sample != null) {
            table.add(
                    "sample",
                    number(sample.triggers()),
                    number(sample.subjects()),
                    number(total.cohort().all().triggers() - sample.triggers()));
        }
        return table.toString();
    }

    private static void addLabel(TextTable table, Attrition attrition, boolean value, Tally tally) {
        table.add(
                "label " + attrition.label() + " " + value,
                number(tally.triggers()),
                number(tally.subjects()));
    }

    private static String splits(Attrition attrition) {
        boolean hasLabel = attrition.total().cohort().labels() != null;
        TextTable table = new TextTable("  ", 1, 4);
        table.add("split", "triggers", "rows", "subjects", hasLabel ? "label true" : "");
        attrition
                .splits()
                .forEach((split, funnel) -> {
                    Tally cohort = funnel.cohort().all();
                    ByLabel labels = funnel.cohort().labels();
                    table.add(
                            split.isEmpty() ? "(none)" : split,
                            number(funnel.triggers().triggers()),
                            number(cohort.triggers()),
                            number(cohort.subjects()),
                            labels == null ? "" : number(labels.positive().triggers()));
                });
        return table.toString();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
