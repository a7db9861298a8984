package dev.headwater.engine.htmlreport;

import dev.headwater.engine.explain.StageText;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Window;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// When the predictions are made and how long the windows are: tables with bars, and facts where
/// all rows are alike.
final class TimeTables {
    private final ExtractionPlan plan;
    private final CohortCounts told;
    private final boolean isExact;
    private final CountText text;
    private final Markup tables = new Markup();
    private final Markup facts = new Markup();

    TimeTables(ExtractionPlan plan, CohortCounts told, Disclosure disclosure) {
        this.plan = plan;
        this.told = told;
        this.isExact = disclosure.isExact();
        this.text = new CountText(isExact);
        if (plan.index() != null) {
            int unit = Math.max(1, disclosure.leastCount());
            add("Prediction times by year", "Year", Histogram.ofYears(told.years(), unit));
        }
        for (Window window : plan.task().windows()) {
            addLengths(window);
        }
    }

    @Override
    public String toString() {
        return "<div class=\"histograms\">\n"
                + tables
                + "</div>\n<dl class=\"facts\">\n"
                + facts
                + "</dl>\n";
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
                    facts.fact(caption, "all rows: " + StageText.of(new Stage.Placing(step), plan));
            case Step.ToEvent _, Step.ToRecordEdge _ -> {
                boolean hasRows = step < told.lengths().size();
                List<Long> rows = hasRows ? told.lengths().get(step) : List.of();
                add(caption, "Length", Histogram.ofLengths(rows));
            }
        }
    }

    private void add(String caption, String quantity, Histogram histogram) {
        List<Histogram.Bar> bars = histogram.bars();
        if (bars.size() > 1) {
            addTable(caption, quantity, histogram);
        } else if (bars.isEmpty()) {
            facts.fact(caption, isExact ? "no rows" : "too few rows to show");
        } else {
            String all = isExact ? "all rows: " : "all rows, but for a few: ";
            facts.fact(caption, all + bars.getFirst().words());
        }
    }

    private void addTable(String caption, String quantity, Histogram histogram) {
        tables.raw("<table class=\"histogram\">\n").element("caption", caption);
        tables.head(quantity, "Rows", "Share", "").raw("<tbody>\n");
        long most = histogram.bars().stream().mapToLong(Histogram.Bar::rows).max().orElse(1);
        for (Histogram.Bar bar : histogram.bars()) {
            tables.raw("<tr>")
                    .element("th scope=\"row\"", bar.words())
                    .element("td", text.of(bar.rows()))
                    .element("td", text.share(bar.rows(), histogram.total() - bar.rows()))
                    .bar("remaining", bar.rows() / (double) most)
                    .raw("</tr>\n");
        }
        tables.raw("</tbody>\n</table>\n");
    }
}
