package dev.headwater.engine.htmlreport;

import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.distribution.Distribution;
import dev.headwater.engine.explain.StageText;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Window;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// When the predictions are made and how long the windows are, as tables with bars.
final class TimeTables {
    private final ExtractionPlan plan;
    private final Distribution distribution;
    private final Disclosure disclosure;
    private final Markup html = new Markup();

    TimeTables(ExtractionSummary summary, Disclosure disclosure) {
        this.plan = summary.plan();
        this.distribution = summary.total().distribution();
        this.disclosure = disclosure;
        html.raw("<div class=\"histograms\">\n");
        if (plan.index() != null) {
            Histogram years = Histogram.ofYears(distribution.years(), disclosure);
            add("Prediction times by year", "Year", years);
        }
        for (Window window : plan.task().windows()) {
            addLengths(window);
        }
        html.raw("</div>\n");
    }

    @Override
    public String toString() {
        return html.toString();
    }

    /// Windows without length may have no step of their own.
    private void addLengths(Window window) {
        String side = window.root().other().name().toLowerCase(Locale.ROOT);
        String endpoint = window.name() + "." + side;
        IntStream.range(0, plan.steps().size())
                .filter(step -> plan.steps().get(step).name().equals(endpoint))
                .findFirst()
                .ifPresent(step -> addLengths(window, step));
    }

    private void addLengths(Window window, int step) {
        String caption = "Length of the window " + window.name();
        WindowStep found = plan.steps().get(step);
        switch (found.step()) {
            case Step.None _, Step.Offset _ ->
                    html.raw("<section>")
                            .element("h3", caption)
                            .element(
                                    "p",
                                    "The same for every row: "
                                            + StageText.of(new Stage.Placing(step), plan))
                            .raw("</section>\n");
            case Step.ToEvent _, Step.ToRecordEdge _ -> {
                boolean hasRows = step < distribution.lengths().size();
                add(
                        caption,
                        "Length",
                        hasRows
                                ? Histogram.ofLengths(distribution.lengths().get(step), disclosure)
                                : new Histogram(List.of()));
            }
        }
    }

    private void add(String caption, String quantity, Histogram histogram) {
        html.raw("<section>");
        if (histogram.bars().isEmpty()) {
            html.element("h3", caption).element("p", "Too few rows to show.");
        } else {
            addTable(caption, quantity, histogram);
        }
        html.raw("</section>\n");
    }

    private void addTable(String caption, String quantity, Histogram histogram) {
        html.raw("<table class=\"histogram\">\n").element("caption", caption);
        html.raw("<thead><tr>").element("th scope=\"col\"", quantity);
        html.element("th scope=\"col\"", "Share of rows").element("th scope=\"col\"", "");
        html.raw("</tr></thead>\n<tbody>\n");
        long most = histogram.bars().stream().mapToLong(Histogram.Bar::rows).max().orElse(1);
        for (Histogram.Bar bar : histogram.bars()) {
            double share = bar.rows() / (double) histogram.total();
            html.raw("<tr>")
                    .element("th scope=\"row\"", bar.words())
                    .element("td", String.format(Locale.ROOT, "%.1f %%", 100 * share))
                    .bar("remaining", bar.rows() / (double) most)
                    .raw("</tr>\n");
        }
        html.raw("</tbody>\n</table>\n");
    }
}
