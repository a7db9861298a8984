package dev.headwater.engine.explain;

import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import java.util.List;
import java.util.Locale;

/// The timeline of a task in characters, for a terminal.
///
/// A column for each moment, a line for each window: `[` and `]` where its ends count, `(` and `)`
/// where not, `:` where a moment passes by.
final class TextTimeline {
    private static final String INDENTATION = "  ";

    private final Task task;
    private final Timeline timeline;
    private final List<MomentLabel> labels;
    private final int nameWidth;
    private final int[] columns;
    private final StringBuilder text = new StringBuilder();

    private TextTimeline(Task task) {
        this.task = task;
        this.timeline = Timeline.of(task);
        this.labels =
                timeline.moments().stream().map(moment -> MomentLabel.of(moment, task)).toList();
        this.nameWidth =
                task.windows().stream().mapToInt(window -> window.name().length()).max().orElse(0);
        this.columns = new int[labels.size()];
        int column = 0;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column;
            column += Math.max(labels.get(i).width() + 2, 8);
        }
    }

    /// Lines that end in `\n`.
    static String of(Task task) {
        TextTimeline drawing = new TextTimeline(task);
        drawing.drawHeader();
        drawing.timeline.bars().forEach(drawing::draw);
        return drawing.text.toString();
    }

    private void drawHeader() {
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        for (int i = 0; i < columns.length; i++) {
            put(first, columns[i], labels.get(i).first());
            put(second, columns[i], labels.get(i).second());
        }
        line("", first);
        line("", second);
    }

    private void draw(Timeline.Bar bar) {
        Window window = task.windows().get(bar.window());
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.length; i++) {
            put(line, columns[i], ":");
        }
        int start = columns[bar.start()];
        int end = columns[bar.end()];
        for (int column = start + 1; column < end; column++) {
            put(line, column, line.length() > column && line.charAt(column) == ':' ? ":" : "-");
        }
        put(line, start, window.startInclusive() ? "[" : "(");
        put(line, start == end ? end + 1 : end, window.endInclusive() ? "]" : ")");
        line(window.name(), line.append(notes(bar.window())));
    }

    private String notes(int window) {
        Task.LabelDefinition label = task.label();
        String labelled =
                label != null && label.window() == window
                        ? "  label " + task.predicates().get(label.predicate()).name()
                        : "";
        Task.IndexTimestamp index = task.indexTimestamp();
        String indexed =
                index != null && index.window() == window
                        ? "  index at " + index.side().name().toLowerCase(Locale.ROOT)
                        : "";
        return labelled + indexed;
    }

    private void line(String name, StringBuilder drawn) {
        String padded = name + " ".repeat(nameWidth - name.length());
        text.append((INDENTATION + padded + "  " + drawn).stripTrailing()).append('\n');
    }

    /// Writes `piece` over the characters from `column` on.
    private static void put(StringBuilder line, int column, String piece) {
        line.repeat(" ", Math.max(0, column + piece.length() - line.length()));
        line.replace(column, column + piece.length(), piece);
    }
}
