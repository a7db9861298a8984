package dev.headwater.engine.htmlreport;

import dev.headwater.engine.attrition.Attrition;
import dev.headwater.engine.attrition.AttritionStep;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.Tally;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The way from triggers to rows, and the labels of the rows, as tables.
final class FunnelTables {
    private final Attrition attrition;
    private final Disclosure disclosure;
    private final SortedMap<String, ToldFunnel> splits = new TreeMap<>();
    private final ToldFunnel total;

    FunnelTables(Attrition attrition, Disclosure disclosure) {
        this.attrition = attrition;
        this.disclosure = disclosure;
        attrition
                .splits()
                .forEach((split, funnel) -> splits.put(split, ToldFunnel.of(funnel, disclosure)));
        this.total = ToldFunnel.ofAll(attrition.total(), splits.values(), disclosure);
    }

    /// The figures to know first.
    String summary() {
        var html = new Markup().raw("<dl class=\"headline\">\n");
        addFigure(html, disclosure.total(total.after(0).triggers()), "triggers");
        addFigure(html, disclosure.total(total.rows()), "rows in the cohort");
        addFigure(html, disclosure.total(total.subjectsLeft()), "subjects in it");
        if (attrition.label() != null) {
            addFigure(
                    html,
                    disclosure.share(total.positive(), total.negative()),
                    "with label " + attrition.label());
        }
        return html.raw("</dl>\n").toString();
    }

    String funnel() {
        var html = new Markup();
        html.raw("<table>\n")
                .element("caption", "What each step took away, and what it left")
                .raw("<thead><tr>");
        for (String heading : List.of("Step", "Removed", "Left", "Subjects left", "")) {
            html.element("th scope=\"col\"", heading);
        }
        html.raw("</tr></thead>\n<tbody>\n<tr>")
                .raw("<th scope=\"row\">Every <code>" + Markup.escaped(attrition.trigger()))
                .raw("</code> is a trigger</th>")
                .element("td", "");
        addLeft(html, 0);
        List<AttritionStep> steps = attrition.total().steps();
        for (int i = 0; i < steps.size(); i++) {
            html.raw("<tr><th scope=\"row\">" + words(steps.get(i)) + "</th>")
                    .element("td", removed(i));
            addLeft(html, i + 1);
        }
        return html.raw("</tbody>\n</table>\n").toString();
    }

    /// By split, and in all.
    String labels() {
        String label = attrition.label();
        var html = new Markup();
        html.raw("<table>\n")
                .element(
                        "caption",
                        label == null
                                ? "Rows by split"
                                : "Rows by split, and how many have the label " + label)
                .raw("<thead><tr>");
        for (String heading : List.of("Split", "Triggers", "Rows", "Subjects")) {
            html.element("th scope=\"col\"", heading);
        }
        if (label != null) {
            for (String heading : List.of("Label true", "Label false", "Share true", "")) {
                html.element("th scope=\"col\"", heading);
            }
        }
        html.raw("</tr></thead>\n<tbody>\n");
        splits.forEach((split, told) -> addSplit(html, split.isEmpty() ? "(none)" : split, told));
        html.raw("</tbody>\n");
        if (splits.size() > 1) {
            html.raw("<tfoot>\n");
            addSplit(html, "all", total);
            html.raw("</tfoot>\n");
        }
        return html.raw("</table>\n").toString();
    }

    private void addSplit(Markup html, String name, ToldFunnel told) {
        html.raw("<tr>").element("th scope=\"row\"", name);
        html.element("td", disclosure.total(told.after(0).triggers()));
        html.element("td", disclosure.total(told.rows()));
        html.element("td", disclosure.total(told.subjectsLeft()));
        if (attrition.label() != null) {
            String share = disclosure.share(told.positive(), told.negative());
            html.element("td", disclosure.total(told.positive()));
            html.element("td", disclosure.total(told.negative()));
            html.element("td", share);
            html.bar("positive", share.endsWith("%") ? told.positive() / (double) told.rows() : 0);
        }
        html.raw("</tr>\n");
    }

    private void addLeft(Markup html, int steps) {
        Tally left = total.after(steps);
        long all = total.after(0).triggers();
        html.element("td", disclosure.total(left.triggers()))
                .element("td", disclosure.total(left.subjects()))
                .bar("remaining", all == 0 ? 0 : left.triggers() / (double) all)
                .raw("</tr>\n");
    }

    private String removed(int step) {
        return disclosure.total(total.removed().get(step).triggers());
    }

    private static String words(AttritionStep step) {
        String text = "<code>" + Markup.escaped(step.text()) + "</code>";
        String endpoint =
                step.endpoint() == null
                        ? ""
                        : "<code>"
                                + Markup.escaped(
                                        step.endpoint().replaceFirst("\\.(start|end)$", ""))
                                + "</code>";
        return switch (step.stage()) {
            case Stage.Static _ -> "The subject is " + text;
            case Stage.Placing _ -> "The window " + endpoint + " exists: " + text;
            case Stage.Constraint _ -> "In " + endpoint + ": " + text;
        };
    }

    private static void addFigure(Markup html, String figure, String words) {
        html.raw("<div>").element("dt", words).element("dd", figure).raw("</div>\n");
    }
}
