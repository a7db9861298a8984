package dev.headwater.engine.htmlreport;

import java.util.Locale;

/// HTML in the making. Every text is escaped; only [#raw] takes markup as it is.
final class Markup {
    private final StringBuilder html = new StringBuilder();

    /// Markup without text from outside, or that is escaped already.
    Markup raw(String markup) {
        html.append(markup);
        return this;
    }

    /// An element with nothing but text in it. `tag` may have attributes.
    Markup element(String tag, String text) {
        String name = tag.split(" ", 2)[0];
        html.append('<').append(tag).append('>').append(escaped(text));
        html.append("</").append(name).append(">\n");
        return this;
    }

    /// A term and what is to be said of it, in a list of such.
    Markup fact(String term, String fact) {
        return raw("<div>").element("dt", term).element("dd", fact).raw("</div>\n");
    }

    /// The head of a table, a column for each of `headings`. A column of bars has none: "".
    Markup head(String... headings) {
        html.append("<thead><tr>");
        for (String heading : headings) {
            element(heading.isEmpty() ? "td" : "th scope=\"col\"", heading);
        }
        html.append("</tr></thead>\n");
        return this;
    }

    /// A bar as long as `share` of the width, in a cell of a table. It repeats a number beside it,
    /// so it is not read out.
    Markup bar(String color, double share) {
        html.append(
                String.format(
                        Locale.ROOT,
                        "<td class=\"chart\"><svg viewBox=\"0 0 100 10\""
                                + " preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                                + "<rect class=\"track\" width=\"100\" height=\"10\"/>"
                                + "<rect class=\"%s\" width=\"%.1f\" height=\"10\"/></svg></td>\n",
                        color,
                        100 * share));
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.append(c);
                default -> escaped.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }
}
