package dev.headwater.grammar.format;

import dev.headwater.grammar.format.Comments.Line;
import dev.headwater.grammar.format.YamlNode.Block;
import dev.headwater.grammar.format.YamlNode.Entry;
import dev.headwater.grammar.format.YamlNode.Gap;
import dev.headwater.grammar.format.YamlNode.Item;
import dev.headwater.grammar.format.YamlNode.Mapping;
import dev.headwater.grammar.format.YamlNode.Sequence;
import dev.headwater.grammar.format.YamlNode.Style;
import dev.headwater.grammar.format.YamlNode.Text;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;

/// YAML values -> lines, indented by two blanks, with their comments and at most one empty line
/// between entries.
final class YamlWriter {
    private static final int STEP = 2;
    private static final int WIDTH = 128;

    private final Comments comments;
    private final FlowText flow;
    private final StringBuilder text = new StringBuilder();

    private YamlWriter(Comments comments) {
        this.comments = comments;
        this.flow = new FlowText(comments);
    }

    static String write(YamlNode root, Comments comments) {
        var writer = new YamlWriter(comments);
        switch (root) {
            case Mapping mapping when mapping.entries().isEmpty() -> {
                // No entry has the comments, most of which introduce the file.
                writer.lines(comments.atEnd(), 0, false);
                writer.value(root, "", 0, List.of());
            }
            case Mapping mapping when isBlock(mapping.style()) && mapping.properties().isEmpty() ->
                    writer.entries(mapping.entries(), 0, false);
            case Sequence list when isBlock(list.style()) && list.properties().isEmpty() ->
                    writer.items(list.items(), 0, false);
            case Mapping _, Sequence _, Text _, Block _ -> writer.value(root, "", 0, List.of());
        }
        writer.lines(comments.atEnd(), 0, false);
        return writer.text.toString();
    }

    private static boolean isBlock(Style style) {
        return style == Style.BLOCK;
    }

    private void entries(List<Entry> entries, int indent, boolean goesOn) {
        boolean isFirst = goesOn;
        for (Entry entry : entries) {
            List<String> beside = begin(entry.gap(), entry.anchors(), indent, isFirst);
            isFirst = false;
            text.append(entry.key()).append(':');
            value(entry.value(), " ", indent, beside);
        }
    }

    private void items(List<Item> items, int indent, boolean goesOn) {
        boolean isFirst = goesOn;
        for (Item item : items) {
            List<String> beside = begin(Gap.AS_WRITTEN, item.anchors(), indent, isFirst);
            isFirst = false;
            text.append('-');
            switch (item.value()) {
                case Mapping mapping
                        when isCompact(mapping.properties(), mapping.style(), beside) -> {
                    text.append(' ');
                    entries(mapping.entries(), indent + STEP, true);
                }
                case Sequence list when isCompact(list.properties(), list.style(), beside) -> {
                    text.append(' ');
                    items(list.items(), indent + STEP, true);
                }
                case Mapping _, Sequence _, Text _, Block _ ->
                        value(item.value(), " ", indent, beside);
            }
        }
    }

    private static boolean isCompact(String properties, Style style, List<String> beside) {
        return properties.isEmpty() && isBlock(style) && beside.isEmpty();
    }

    /// Writes what stands before an entry and its indentation; what is to stand beside it.
    ///
    /// @param goesOn whether the entry follows a dash in the same line
    private List<String> begin(Gap gap, List<Span> anchors, int indent, boolean goesOn) {
        List<String> beside = new ArrayList<>();
        List<Line> before = new ArrayList<>();
        for (Span anchor : anchors) {
            before.addAll(comments.before(anchor));
            String comment = comments.beside(anchor);
            if (comment != null) {
                beside.add(comment);
            }
        }
        if (goesOn && before.isEmpty()) {
            return beside;
        }
        if (goesOn) {
            text.append('\n');
        }
        boolean isOpen = gap == Gap.ALWAYS && text.length() > 0;
        text.append(isOpen ? "\n" : "");
        lines(before, indent, gap != Gap.AS_WRITTEN);
        boolean followsEmptyLine =
                !anchors.isEmpty() && comments.isAfterEmptyLine(anchors.getFirst());
        boolean keepsEmptyLine = gap == Gap.AS_WRITTEN || !before.isEmpty();
        if (followsEmptyLine && keepsEmptyLine && text.length() > 0) {
            text.append('\n');
        }
        text.append(" ".repeat(indent));
        return beside;
    }

    /// @param isAtGap whether it is settled what comes before the first line
    private void lines(List<Line> lines, int indent, boolean isAtGap) {
        boolean isSettled = isAtGap;
        for (Line line : lines) {
            boolean hasEmptyLine = line.isAfterEmptyLine() && !isSettled && text.length() > 0;
            text.append(hasEmptyLine ? "\n" : "");
            text.append(" ".repeat(indent)).append(sign(line.text())).append('\n');
            isSettled = false;
        }
    }

    static String sign(String comment) {
        return ("# " + comment).strip();
    }

    /// Writes a value behind its key or dash, and the end of the line.
    private void value(YamlNode value, String blank, int indent, List<String> beside) {
        switch (value) {
            case Text scalar when scalar.lines().size() > 1 -> {
                beginLines(blank, indent, beside);
                flow.broken(scalar, indent + STEP, text);
                text.append('\n');
            }
            case Text scalar -> {
                text.append(scalar.isMissing() ? "" : blank).append(scalar.properties());
                text.append(scalar.lines().getFirst());
                endLine(beside);
            }
            case Block block -> {
                text.append(blank).append(block.properties()).append(block.header());
                endLine(beside);
                String margin = " ".repeat(indent + block.indent());
                for (String line : block.lines()) {
                    text.append(line.isEmpty() ? "" : margin + line).append('\n');
                }
            }
            case Mapping mapping -> {
                if (!inFlow(mapping, mapping.style(), blank, indent, beside)) {
                    entries(mapping.entries(), blank.isEmpty() ? indent : indent + STEP, false);
                }
            }
            case Sequence list -> {
                if (!inFlow(list, list.style(), blank, indent, beside)) {
                    items(list.items(), blank.isEmpty() ? indent : indent + STEP, false);
                }
            }
        }
    }

    /// Writes a collection in flow style; false when it is to be a block, of which only the
    /// properties are written.
    private boolean inFlow(
            YamlNode value, Style style, String blank, int indent, List<String> beside) {
        String line = isBlock(style) ? null : flow.oneLine(value);
        int column = text.length() - text.lastIndexOf("\n") - 1;
        boolean fits = line != null && column + 1 + line.length() <= WIDTH;
        if (!fits && style != Style.FLOW) {
            String properties = value.properties().strip();
            text.append(properties.isEmpty() ? "" : blank + properties);
            endLine(beside);
            return false;
        }
        if (fits) {
            text.append(blank).append(line);
            endLine(beside);
            return true;
        }
        beginLines(blank, indent, beside);
        flow.broken(value, indent + STEP, text);
        text.append('\n');
        return true;
    }

    /// Begins a value of several lines: behind its key or, with a comment there, in the next line,
    /// as that would stand behind another line than that of its key.
    private void beginLines(String blank, int indent, List<String> beside) {
        if (beside.isEmpty()) {
            text.append(blank);
            return;
        }
        endLine(beside);
        text.append(" ".repeat(indent + STEP));
    }

    private void endLine(List<String> beside) {
        beside.forEach(comment -> text.append("  ").append(sign(comment)));
        text.append('\n');
    }
}
