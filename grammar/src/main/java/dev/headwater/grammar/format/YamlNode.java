package dev.headwater.grammar.format;

import dev.headwater.grammar.source.Span;
import java.util.List;

/// A YAML value before it is laid out: quotes, anchors and tags are settled, lines are not.
///
/// `properties` are the anchor and tag, followed by a blank, or empty.
sealed interface YamlNode {
    String properties();

    /// An alias, or a scalar that is no block; its lines without their indentation.
    record Text(String properties, List<String> lines) implements YamlNode {
        public Text {
            lines = List.copyOf(lines);
        }

        static Text of(String line) {
            return new Text("", List.of(line));
        }

        boolean isMissing() {
            return properties.isEmpty() && lines.equals(List.of(""));
        }
    }

    /// A literal or folded scalar. `indent` is how far its lines stand in.
    record Block(String properties, String header, int indent, List<String> lines)
            implements YamlNode {
        public Block {
            lines = List.copyOf(lines);
        }
    }

    /// Without entries always in flow style, as a block of none would be null.
    record Mapping(String properties, Style style, List<Entry> entries) implements YamlNode {
        public Mapping {
            style = entries.isEmpty() ? Style.FLOW : style;
            entries = List.copyOf(entries);
        }
    }

    /// Without items always in flow style, as a block of none would be null.
    record Sequence(String properties, Style style, List<Item> items) implements YamlNode {
        public Sequence {
            style = items.isEmpty() ? Style.FLOW : style;
            items = List.copyOf(items);
        }
    }

    /// `anchors` are the places whose comments stand before or beside the entry.
    record Entry(Gap gap, List<Span> anchors, String key, YamlNode value) {
        public Entry {
            anchors = List.copyOf(anchors);
        }
    }

    record Item(List<Span> anchors, YamlNode value) {
        public Item {
            anchors = List.copyOf(anchors);
        }
    }

    /// Whether an empty line comes before an entry and its comments.
    enum Gap {
        NONE,
        AS_WRITTEN,
        ALWAYS
    }

    enum Style {
        BLOCK,
        FLOW,
        /// Flow in one line where that is not too long, else block.
        FITTING
    }
}
