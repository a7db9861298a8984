package dev.headwater.engine.htmlreport;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.task.Predicate;
import java.util.List;
import java.util.Locale;

/// What each predicate finds in the data, as a table; without figures if they may not be told.
final class PredicateTable {
    private static final String NOT_TOLD =
            "<p>Some predicate finds little or nothing, and what one finds can tell what another"
                    + " does. So no figures are shown.</p>\n";

    private PredicateTable() {}

    static String of(ExtractionPlan plan, CohortCounts told, CountText text) {
        boolean tellsCounts = !told.matches().isEmpty();
        var html = new Markup();
        html.raw("<table class=\"predicates\">\n")
                .element("caption", "What each predicate finds in all the data")
                .head("Predicate", "Kind", "Codes", "Rows", "Subjects")
                .raw("<tbody>\n");
        List<Predicate> predicates = plan.task().predicates();
        for (int id = 0; id < predicates.size(); id++) {
            Predicate predicate = predicates.get(id);
            html.raw("<tr><th scope=\"row\"><code>" + Markup.escaped(predicate.name()))
                    .raw("</code></th>")
                    .element("td class=\"words\"", kind(predicate));
            if (tellsCounts) {
                addCounts(html, told.matches().get(id), text);
            } else {
                html.raw("<td>–</td><td>–</td><td>–</td>");
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody>\n</table>\n");
        return tellsCounts ? html.toString() : html + NOT_TOLD;
    }

    private static void addCounts(Markup html, MatchCounts matches, CountText text) {
        Integer codes = matches.codes();
        html.element("td", codes == null ? "–" : String.format(Locale.ROOT, "%,d", codes))
                .element("td", text.of(matches.rows()))
                .element("td", text.of(matches.subjects()));
    }

    private static String kind(Predicate predicate) {
        String kind =
                switch (predicate) {
                    case Predicate.Plain _ -> "codes and values";
                    case Predicate.Derived _ -> "derived from others";
                    case Predicate.Special _ -> "built in";
                };
        return predicate.isStatic() ? kind + ", of the subject" : kind;
    }
}
