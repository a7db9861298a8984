package dev.headwater.engine.htmlreport;

import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.task.Predicate;
import java.util.List;

/// What each predicate finds in the data, as a table.
///
/// The number of codes would tell a number of rows where each row has its own, so it is told only
/// with the rows and subjects.
final class PredicateTable {
    private PredicateTable() {}

    static String of(ExtractionSummary summary, Disclosure disclosure) {
        var html = new Markup();
        html.raw("<table>\n").element("caption", "What each predicate finds in all the data");
        html.raw("<thead><tr>");
        for (String heading : List.of("Predicate", "Kind", "Codes", "Rows", "Subjects")) {
            html.element("th scope=\"col\"", heading);
        }
        html.raw("</tr></thead>\n<tbody>\n");
        List<Predicate> predicates = summary.plan().task().predicates();
        for (int id = 0; id < predicates.size(); id++) {
            add(html, predicates.get(id), summary.matches().get(id), disclosure);
        }
        return html.raw("</tbody>\n</table>\n").toString();
    }

    private static void add(
            Markup html, Predicate predicate, MatchCounts matches, Disclosure disclosure) {
        long rows = disclosure.rounded(matches.rows());
        long subjects = disclosure.rounded(matches.subjects());
        boolean tellsCodes = disclosure.isExact() || (rows > 0 && subjects > 0);
        Integer codes = matches.codes();
        html.raw("<tr><th scope=\"row\"><code>" + Markup.escaped(predicate.name()))
                .raw("</code></th>")
                .element("td class=\"words\"", kind(predicate))
                .element(
                        "td class=\"codes\"",
                        codes == null || !tellsCodes ? "\u2013" : codes.toString())
                .element("td", disclosure.part(rows))
                .element("td", disclosure.part(subjects))
                .raw("</tr>\n");
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
