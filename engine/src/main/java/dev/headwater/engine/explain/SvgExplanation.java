package dev.headwater.engine.explain;

import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Explanation -> a drawing of the windows over time, as SVG.
///
/// Self-contained, for light and dark surroundings, with a title and a description for those who do
/// not see it. A column for each moment, a bar for each window; a full dot says that an event at
/// that end counts, an empty one that it does not.
public final class SvgExplanation {
    private static final int MARGIN = 24;
    private static final int HEADING = 56;
    private static final int AXIS = 56;
    private static final int LANE = 64;
    private static final int FOOT = 48;
    private static final int BAR = 18;
    private static final int LEAST_COLUMN = 104;

    /// Widths of an average character of the two sizes of text.
    private static final double WIDE = 7.6;

    private static final double NARROW = 6.6;

    private static final String STYLE =
            """
            <style>
            svg { color-scheme: light dark; --ground: #ffffff; --ink: #1b2733; --muted: #51606f;
              --grid: #d5dce3; --window: #3f6fb5; --label: #b5541c; --index: #17795e; }
            @media (prefers-color-scheme: dark) {
              svg { --ground: #12181f; --ink: #e8edf2; --muted: #a7b4c1; --grid: #2f3b47;
                --window: #7ea9e6; --label: #f0a06c; --index: #5fcba9; } }
            text { font: 13px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
              fill: var(--ink, #1b2733); }
            .heading { font-size: 18px; font-weight: 600; }
            .name { font-weight: 600; }
            .small { font-size: 12px; fill: var(--muted, #51606f); stroke: var(--ground, #ffffff);
              stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; }
            .ground { fill: var(--ground, #ffffff); }
            .grid { stroke: var(--grid, #d5dce3); stroke-width: 1; }
            .trigger { stroke: var(--muted, #51606f); stroke-width: 1.5; }
            .index { stroke: var(--index, #17795e); stroke-width: 2; stroke-dasharray: 5 4; }
            .index-text { fill: var(--index, #17795e); font-weight: 600; }
            .bar { fill: var(--window, #3f6fb5); fill-opacity: 0.3; }
            .dot { stroke: var(--window, #3f6fb5); stroke-width: 2.5; fill: var(--window, #3f6fb5); }
            .label .bar { fill: var(--label, #b5541c); }
            .label .dot { stroke: var(--label, #b5541c); fill: var(--label, #b5541c); }
            .label-text { fill: var(--label, #b5541c); font-weight: 600; }
            .dot.open, .label .dot.open { fill: var(--ground, #ffffff); }
            .legend { stroke: var(--muted, #51606f); stroke-width: 2; fill: var(--muted, #51606f); }
            .legend.open { fill: var(--ground, #ffffff); }
            </style>
            """;

    private final Explanation explanation;
    private final Task task;
    private final Timeline timeline;
    private final MomentText moments;
    private final double[] columns;
    private final double width;
    private final double height;
    private final StringBuilder text = new StringBuilder();

    private SvgExplanation(Explanation explanation) {
        this.explanation = explanation;
        this.task = explanation.plan().task();
        this.timeline = Timeline.of(task);
        this.moments = new MomentText(task);
        this.columns = new double[timeline.moments().size()];
        double names =
                task.windows().stream()
                                .mapToDouble(window -> window.name().length() * WIDE)
                                .max()
                                .orElse(0)
                        + 24;
        double x = MARGIN + names;
        for (int i = 0; i < columns.length; i++) {
            double column = columnWidth(i);
            columns[i] = Math.round(x + column / 2);
            x += column;
        }
        this.width = Math.max(Math.ceil(Math.max(x, widestWords())) + MARGIN, 480);
        this.height = HEADING + AXIS + (double) LANE * task.windows().size() + FOOT;
    }

    /// A whole SVG document.
    public static String of(Explanation explanation) {
        return new SvgExplanation(explanation).draw();
    }

    private double columnWidth(int column) {
        MomentLabel label = MomentLabel.of(timeline.moments().get(column), task);
        return Math.max(label.width() * WIDE + 24, LEAST_COLUMN);
    }

    /// How far the words under the bars and the heading reach to the right.
    private double widestWords() {
        double widest = MARGIN + explanation.title().length() * 1.4 * WIDE;
        for (Timeline.Bar bar : timeline.bars()) {
            double words = (conditions(bar).length() + labelled(bar).length() + 3) * NARROW;
            widest = Math.max(widest, columns[bar.start()] + words);
        }
        return widest;
    }

    private String draw() {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\""
                        + " height=\"%s\" role=\"img\" aria-labelledby=\"title description\">",
                number(width), number(height), number(width), number(height));
        line("<title id=\"title\">%s</title>", escaped(explanation.title()));
        line("<desc id=\"description\">%s</desc>", escaped(description()));
        text.append(STYLE);
        line("<rect class=\"ground\" width=\"%s\" height=\"%s\"/>", number(width), number(height));
        words("heading", MARGIN, 34, "start", explanation.title());
        for (int i = 0; i < columns.length; i++) {
            drawMoment(i);
        }
        drawIndex();
        for (Timeline.Bar bar : timeline.bars()) {
            drawWindow(bar);
        }
        drawLegend();
        line("</svg>");
        return text.toString();
    }

    private void drawMoment(int column) {
        MomentLabel label = MomentLabel.of(timeline.moments().get(column), task);
        String style = column == timeline.trigger() ? "trigger" : "grid";
        words("name", columns[column], HEADING + 14, "middle", label.first());
        if (!label.second().isEmpty()) {
            words("small", columns[column], HEADING + 31, "middle", label.second());
        }
        vertical(style, columns[column], HEADING + 40, height - FOOT);
    }

    private void drawWindow(Timeline.Bar bar) {
        Window window = task.windows().get(bar.window());
        double middle = HEADING + AXIS + LANE * bar.window() + 16.0;
        double start = columns[bar.start()];
        double end = columns[bar.end()];
        boolean isLabelled = task.label() != null && task.label().window() == bar.window();
        words("name", MARGIN, middle + 5, "start", window.name());
        line(isLabelled ? "<g class=\"label\">" : "<g>");
        line(
                "<rect class=\"bar\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\"/>",
                number(start), number(middle - BAR / 2.0), number(end - start), number(BAR));
        // The ends of a window without length lie beside each other.
        double apart = start == end ? 7 : 0;
        dot(window.startInclusive(), start - apart, middle);
        dot(window.endInclusive(), end + apart, middle);
        line("</g>");
        String conditions = conditions(bar);
        words("small", start + 8, middle + 29, "start", conditions);
        if (isLabelled) {
            double x = start + 8 + (conditions.isEmpty() ? 0 : (conditions.length() + 2) * NARROW);
            words("small label-text", x, middle + 29, "start", labelled(bar));
        }
    }

    private void drawIndex() {
        Integer index = timeline.index();
        if (index == null) {
            return;
        }
        double bottom = height - FOOT + 6;
        vertical("index", columns[index], HEADING + 40, bottom);
        words("small index-text", columns[index], bottom + 14, "middle", "prediction time");
    }

    private void drawLegend() {
        double y = height - 10;
        line("<circle class=\"legend\" cx=\"%s\" cy=\"%s\" r=\"4\"/>", MARGIN + 4, number(y - 4));
        words("small", MARGIN + 14, y, "start", "included");
        line(
                "<circle class=\"legend open\" cx=\"%s\" cy=\"%s\" r=\"4\"/>",
                MARGIN + 80, number(y - 4));
        words("small", MARGIN + 90, y, "start", "excluded");
        words("small", MARGIN + 156, y, "start", "not to scale");
    }

    private String conditions(Timeline.Bar bar) {
        List<String> conditions = new ArrayList<>();
        for (CountConstraint constraint : task.windows().get(bar.window()).constraints()) {
            conditions.add(ConstraintText.of(constraint, task));
        }
        return String.join(", ", conditions);
    }

    private String labelled(Timeline.Bar bar) {
        Task.LabelDefinition label = task.label();
        return label != null && label.window() == bar.window()
                ? "label: " + explanation.name(label.predicate())
                : "";
    }

    private String description() {
        StringBuilder words = new StringBuilder("Windows around each ");
        words.append(explanation.name(task.trigger())).append('.');
        for (Timeline.Bar bar : timeline.bars()) {
            String name = task.windows().get(bar.window()).name();
            words.append(' ').append(name).append(": ").append(moments.interval(bar.window()));
            String conditions = conditions(bar);
            words.append(conditions.isEmpty() ? "" : ", " + conditions);
            words.append(labelled(bar).isEmpty() ? "" : ", " + labelled(bar)).append('.');
        }
        Task.IndexTimestamp index = task.indexTimestamp();
        if (index != null) {
            WindowSide side = index.side();
            words.append(" Prediction time: ").append(side.name().toLowerCase(Locale.ROOT));
            words.append(" of ").append(task.windows().get(index.window()).name()).append('.');
        }
        return words.toString();
    }

    private void dot(boolean isIncluded, double x, double y) {
        line(
                "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"6\"/>",
                isIncluded ? "dot" : "dot open", number(x), number(y));
    }

    private void vertical(String style, double x, double from, double to) {
        line(
                "<path class=\"%s\" d=\"M%s %sV%s\" fill=\"none\"/>",
                style, number(x), number(from), number(to));
    }

    private void words(String style, double x, double y, String anchor, String words) {
        if (!words.isEmpty()) {
            line(
                    "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>",
                    style, number(x), number(y), anchor, escaped(words));
        }
    }

    private void line(String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values)).append('\n');
    }

    private static String number(double number) {
        long tenths = Math.round(number * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
