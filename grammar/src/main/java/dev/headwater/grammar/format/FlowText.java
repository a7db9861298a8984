package dev.headwater.grammar.format;

import dev.headwater.grammar.format.YamlNode.Block;
import dev.headwater.grammar.format.YamlNode.Entry;
import dev.headwater.grammar.format.YamlNode.Item;
import dev.headwater.grammar.format.YamlNode.Mapping;
import dev.headwater.grammar.format.YamlNode.Sequence;
import dev.headwater.grammar.format.YamlNode.Text;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// YAML collections in flow style, in one line or, with comments or too long, an entry a line.
final class FlowText {
    private static final int STEP = 2;

    private final Comments comments;

    FlowText(Comments comments) {
        this.comments = comments;
    }

    /// An entry or item: its comments, what stands before the value (such as `key: `), the value.
    private record Member(List<Span> anchors, String key, YamlNode value) {
        static Member of(Entry entry) {
            boolean isAlone = entry.value() instanceof Text text && text.isMissing();
            return new Member(
                    entry.anchors(), isAlone ? entry.key() : entry.key() + ": ", entry.value());
        }

        static Member of(Item item) {
            return new Member(item.anchors(), "", item.value());
        }
    }

    /// The value in one line; null when comments or line ends in it forbid that.
    @Nullable String oneLine(YamlNode value) {
        return switch (value) {
            case Text(String properties, List<String> lines) ->
                    lines.size() == 1 ? properties + lines.getFirst() : null;
            case Block _ -> null;
            case Mapping _, Sequence _ -> {
                List<String> parts = new ArrayList<>();
                for (Member member : members(value)) {
                    String part = oneLine(member.value());
                    if (part == null || !member.anchors().stream().allMatch(comments::isBare)) {
                        yield null;
                    }
                    parts.add(member.key() + part);
                }
                String inside = String.join(", ", parts);
                boolean isSpaced = value instanceof Mapping && !parts.isEmpty();
                String blank = isSpaced ? " " : "";
                yield value.properties() + open(value) + blank + inside + blank + close(value);
            }
        };
    }

    /// Appends a value, an entry a line, further lines at `indent`.
    void broken(YamlNode value, int indent, StringBuilder text) {
        if (value instanceof Text scalar) {
            text.append(scalar.properties());
            text.append(String.join("\n", indented(scalar.lines(), indent)));
            return;
        }
        text.append(value.properties()).append(open(value));
        List<Member> members = members(value);
        if (members.isEmpty()) {
            text.append(close(value));
            return;
        }
        text.append('\n');
        for (int i = 0; i < members.size(); i++) {
            append(members.get(i), i + 1 < members.size(), indent, text);
        }
        boolean mayClose = text.charAt(text.length() - 1) != '\n';
        text.append(mayClose ? " " : " ".repeat(indent)).append(close(value));
    }

    /// Comments beside a value of several lines come before it, as they would stand behind another
    /// line than that of its key.
    private void append(Member member, boolean hasNext, int indent, StringBuilder text) {
        String line = oneLine(member.value());
        List<String> before = new ArrayList<>();
        List<String> beside = new ArrayList<>();
        for (Span anchor : member.anchors()) {
            comments.before(anchor).forEach(comment -> before.add(comment.text()));
            String comment = comments.beside(anchor);
            if (comment != null) {
                (line == null ? before : beside).add(comment);
            }
        }
        String margin = " ".repeat(indent);
        before.forEach(
                comment -> text.append(margin).append(YamlWriter.sign(comment)).append('\n'));
        text.append(margin).append(member.key());
        if (line == null) {
            broken(member.value(), indent + STEP, text);
        } else {
            text.append(line);
        }
        text.append(hasNext ? "," : "");
        beside.forEach(comment -> text.append("  ").append(YamlWriter.sign(comment)));
        text.append(hasNext || !beside.isEmpty() ? "\n" : "");
    }

    private static List<Member> members(YamlNode value) {
        return switch (value) {
            case Mapping mapping -> mapping.entries().stream().map(Member::of).toList();
            case Sequence list -> list.items().stream().map(Member::of).toList();
            case Text _, Block _ -> List.of();
        };
    }

    private static String open(YamlNode value) {
        return value instanceof Mapping ? "{" : "[";
    }

    private static String close(YamlNode value) {
        return value instanceof Mapping ? "}" : "]";
    }

    /// The lines of a scalar, all but the first and the empty ones indented.
    private static List<String> indented(List<String> lines, int indent) {
        List<String> indented = new ArrayList<>();
        for (String line : lines) {
            boolean isBare = indented.isEmpty() || line.isEmpty();
            indented.add(isBare ? line : " ".repeat(indent) + line);
        }
        return indented;
    }
}
