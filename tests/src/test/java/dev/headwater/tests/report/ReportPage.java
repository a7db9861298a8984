package dev.headwater.tests.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a reader finds on a report: headline figures, tables with their bars, and all the rest, in
/// which no figure stands.
public record ReportPage(List<String> headline, List<Table> tables, String dataRows, String rest) {
    private static final Pattern HEADLINE =
            Pattern.compile("<dl class=\"headline\">.*?</dl>", Pattern.DOTALL);
    private static final Pattern FIGURE = Pattern.compile("<dd>(.*?)</dd>");
    private static final Pattern TABLE = Pattern.compile("<table.*?</table>", Pattern.DOTALL);
    private static final Pattern CAPTION = Pattern.compile("<caption>(.*?)</caption>");
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL =
            Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);
    private static final Pattern BAR =
            Pattern.compile("<rect class=\"(?:remaining|positive)\" width=\"([\\d.]+)\"");
    private static final Pattern HISTOGRAMS =
            Pattern.compile(
                    "<div class=\"histograms\">.*?</div>\n<dl class=\"facts\">.*?</dl>\n",
                    Pattern.DOTALL);
    private static final Pattern NOT_TOLD = Pattern.compile("<p>Some predicate.*?</p>\n");
    private static final Pattern DATA_ROWS = Pattern.compile("<dd>([\\d,few]+) rows, ");

    /// `bar` is its length in percent, -1 without one.
    public record Row(List<String> cells, double bar) {
        String name() {
            return cells.getFirst();
        }

        /// A count; 0 for a small one.
        long count(int column) {
            return ReportPage.count(cells.get(column));
        }
    }

    public record Table(String caption, List<Row> rows) {}

    public static ReportPage of(String html) {
        String headline = only(HEADLINE, html).group();
        List<Table> tables = new ArrayList<>();
        TABLE.matcher(html).results().forEach(table -> tables.add(table(table.group())));
        String rest = HEADLINE.matcher(html).replaceFirst("");
        rest = HISTOGRAMS.matcher(rest).replaceFirst("");
        rest = NOT_TOLD.matcher(TABLE.matcher(rest).replaceAll("")).replaceFirst("");
        return new ReportPage(
                texts(FIGURE, headline),
                tables,
                only(DATA_ROWS, html).group(1),
                DATA_ROWS.matcher(rest).replaceFirst(""));
    }

    /// The tables whose captions begin so.
    List<Table> tables(String caption) {
        return tables.stream().filter(table -> table.caption.startsWith(caption)).toList();
    }

    static long count(String text) {
        return text.equals("few") ? 0 : Long.parseLong(text.replace(",", ""));
    }

    private static Table table(String html) {
        List<Row> rows = new ArrayList<>();
        String body = html.substring(html.indexOf("<tbody>"));
        for (MatchResult row : ROW.matcher(body).results().toList()) {
            Matcher bar = BAR.matcher(row.group(1));
            double length = bar.find() ? Double.parseDouble(bar.group(1)) : -1;
            rows.add(new Row(texts(CELL, row.group(1)), length));
        }
        return new Table(only(CAPTION, html).group(1), rows);
    }

    private static List<String> texts(Pattern pattern, String html) {
        return pattern.matcher(html).results().map(found -> found.group(1).strip()).toList();
    }

    private static MatchResult only(Pattern pattern, String html) {
        List<MatchResult> found = pattern.matcher(html).results().toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " times " + pattern + " in\n" + html);
        }
        return found.getFirst();
    }
}
