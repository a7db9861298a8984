package dev.headwater.engine.htmlreport;

import dev.headwater.engine.explain.StageText;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.ExtractionPlan.LabelSource;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.Tally;
import dev.headwater.engine.task.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way from triggers to rows, and the labels of the rows, as tables.
final class FunnelTables {
    private final ExtractionPlan plan;
    private final CohortCounts told;
    private final CountText text;
    private final String trigger;
    private final @Nullable String label;

    FunnelTables(ExtractionPlan plan, CohortCounts told, CountText text) {
        this.plan = plan;
        this.told = told;
        this.text = text;
        List<Predicate> predicates = plan.task().predicates();
        LabelSource source = plan.label();
        this.trigger = predicates.get(plan.task().trigger()).name();
        this.label = source == null ? null : predicates.get(source.predicate()).name();
    }

    /// The figures to know first.
    String summary() {
        var html = new Markup().raw("<dl class=\"headline\">\n");
        html.fact("triggers", text.of(told.triggers().triggers()));
        html.fact("rows in the cohort", text.of(told.rows().triggers()));
        html.fact("subjects in it", text.of(told.rows().subjects()));
        if (label != null) {
            html.fact(
                    "with label " + label,
                    text.share(told.positive().triggers(), told.negative().triggers()));
        }
        return html.raw("</dl>\n").toString();
    }

    String funnel() {
        var html = new Markup();
        html.raw("<table>\n")
                .element("caption", "What each step took away, and what it left")
                .head("Step", "Removed", "Left", "Subjects left", "")
                .raw("<tbody>\n<tr>")
                .raw("<th scope=\"row\">Every <code>" + Markup.escaped(trigger))
                .raw("</code> is a trigger</th>")
                .element("td", "");
        addLeft(html, 0);
        List<Stage> stages = Stage.of(plan);
        for (int i = 0; i < stages.size(); i++) {
            html.raw("<tr><th scope=\"row\">" + words(stages.get(i)) + "</th>")
                    .element("td", text.of(told.removed(i)));
            addLeft(html, i + 1);
        }
        return html.raw("</tbody>\n</table>\n").toString();
    }

    /// By split, and in all.
    String labels() {
        var html = new Markup();
        html.raw("<table>\n")
                .element(
                        "caption",
                        label == null
                                ? "Rows by split"
                                : "Rows by split, and how many have the label " + label);
        if (label == null) {
            html.head("Split", "Triggers", "Rows", "Subjects");
        } else {
            html.head(
                    "Split",
                    "Triggers",
                    "Rows",
                    "Subjects",
                    "Label true",
                    "Label false",
                    "Share true",
                    "");
        }
        html.raw("<tbody>\n");
        told.splits()
                .forEach((name, split) -> addSplit(html, name.isEmpty() ? "(none)" : name, split));
        html.raw("</tbody>\n");
        if (told.splits().size() > 1) {
            Tally rows = told.rows();
            html.raw("<tfoot>\n");
            addSplit(
                    html,
                    "all",
                    new CohortCounts.Split(
                            told.triggers().triggers(),
                            rows.triggers(),
                            rows.subjects(),
                            told.positive().triggers()));
            html.raw("</tfoot>\n");
        }
        return html.raw("</table>\n").toString();
    }

    private void addSplit(Markup html, String name, CohortCounts.Split split) {
        html.raw("<tr>")
                .element("th scope=\"row\"", name)
                .element("td", text.of(split.triggers()))
                .element("td", text.of(split.rows()))
                .element("td", text.of(split.subjects()));
        if (label != null) {
            long negative = split.rows() - split.positive();
            String share = text.share(split.positive(), negative);
            html.element("td", text.of(split.positive()))
                    .element("td", text.of(negative))
                    .element("td", share)
                    .bar(
                            "positive",
                            share.endsWith("%") ? split.positive() / (double) split.rows() : 0);
        }
        html.raw("</tr>\n");
    }

    private void addLeft(Markup html, int steps) {
        Tally left = told.left().get(steps);
        long all = told.triggers().triggers();
        html.element("td", text.of(left.triggers()))
                .element("td", text.of(left.subjects()))
                .bar("remaining", all == 0 ? 0 : left.triggers() / (double) all)
                .raw("</tr>\n");
    }

    private String words(Stage stage) {
        String step = "<code>" + Markup.escaped(StageText.of(stage, plan)) + "</code>";
        String endpoint = StageText.endpoint(stage, plan);
        String window =
                endpoint == null
                        ? ""
                        : "<code>"
                                + Markup.escaped(endpoint.replaceFirst("\\.(start|end)$", ""))
                                + "</code>";
        return switch (stage) {
            case Stage.Static _ -> "The subject is " + step;
            case Stage.Placing _ -> "The window " + window + " exists: " + step;
            case Stage.Constraint _ -> "In " + window + ": " + step;
        };
    }
}
