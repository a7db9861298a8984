package dev.headwater.grammar.format;

import dev.headwater.grammar.format.YamlNode.Block;
import dev.headwater.grammar.format.YamlNode.Entry;
import dev.headwater.grammar.format.YamlNode.Gap;
import dev.headwater.grammar.format.YamlNode.Item;
import dev.headwater.grammar.format.YamlNode.Mapping;
import dev.headwater.grammar.format.YamlNode.Sequence;
import dev.headwater.grammar.format.YamlNode.Style;
import dev.headwater.grammar.format.YamlNode.Text;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/// YAML events -> a tree in which every scalar stands as in the file, and the comments between
/// them.
final class YamlTreeReader {
    private static final Pattern PROPERTIES = Pattern.compile("(?:[&!]\\S*(?:\\s+|$))*");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");

    /// Line ends to YAML, to few others.
    private static final Pattern RARE_LINE_END = Pattern.compile("[\u0085\u2028\u2029]");

    private static final Pattern BLOCK_HEADER = Pattern.compile("[|>][-+0-9]*");
    private static final int STEP = 2;

    private final SourceFile source;
    private final String text;
    private final boolean onlyBasicPlane;
    private final Deque<Event> events;
    private final List<Span> scalars = new ArrayList<>();
    private final List<Span> anchors = new ArrayList<>();
    private final Map<Integer, Integer> limits = new HashMap<>();
    private final List<Span> headerComments = new ArrayList<>();

    /// Something that the tree has no place for: directives, explicit keys, rare line ends.
    private boolean isBeyond;

    private YamlTreeReader(SourceFile source) {
        this.source = source;
        this.text = source.text();
        this.onlyBasicPlane = text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
        this.isBeyond = RARE_LINE_END.matcher(text).find();
        this.events = new ArrayDeque<>(YamlEvents.of(text));
    }

    record Tree(YamlNode root, Comments comments) {}

    /// The document of a file that YAML can read; null when it has something that a tree cannot
    /// hold.
    static @Nullable Tree read(SourceFile source) {
        var reader = new YamlTreeReader(source);
        YamlNode root = reader.document();
        return reader.isBeyond
                ? null
                : new Tree(
                        root,
                        new Comments(source, reader.comments(), reader.anchors, reader.limits));
    }

    /// The comments of a file that YAML can read, in order.
    static List<Span> comments(SourceFile source) {
        var reader = new YamlTreeReader(source);
        reader.document();
        return reader.comments();
    }

    private YamlNode document() {
        while (events.peek() != null && !isNodeStart(events.peek())) {
            isBeyond |=
                    events.poll() instanceof DocumentStartEvent start
                            && (start.getVersion() != null
                                    || (start.getTags() != null && !start.getTags().isEmpty()));
        }
        return node();
    }

    private static boolean isNodeStart(Event event) {
        return event instanceof ScalarEvent
                || event instanceof AliasEvent
                || event instanceof CollectionStartEvent;
    }

    private YamlNode node() {
        Event event = events.remove();
        return switch (event) {
            case AliasEvent alias -> {
                Span span = span(alias);
                scalars.add(span);
                yield Text.of(span.text());
            }
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent mapping -> mapping(mapping);
            default -> sequence((CollectionStartEvent) event);
        };
    }

    private YamlNode mapping(MappingStartEvent start) {
        List<Entry> entries = new ArrayList<>();
        while (events.peek() != null && isNodeStart(events.peek())) {
            Event key = events.element();
            Span anchor = start(key);
            boolean isAlias = key instanceof AliasEvent;
            YamlNode keyNode = node();
            isBeyond |= isExplicit(anchor) || !(keyNode instanceof Text);
            String keyText = "";
            if (keyNode instanceof Text(String properties, List<String> lines)) {
                isBeyond |= lines.size() > 1 || lines.equals(List.of(""));
                keyText = properties + lines.getFirst() + (isAlias ? " " : "");
            }
            anchors.add(anchor);
            entries.add(new Entry(Gap.AS_WRITTEN, List.of(anchor), keyText, node()));
        }
        close(start, entries.stream().flatMap(entry -> entry.anchors().stream()).toList());
        return new Mapping(properties(start), style(start), entries);
    }

    private YamlNode sequence(CollectionStartEvent start) {
        List<Item> items = new ArrayList<>();
        while (events.peek() != null && isNodeStart(events.peek())) {
            Span anchor = start(events.element());
            anchors.add(anchor);
            items.add(new Item(List.of(anchor), node()));
        }
        close(start, items.stream().flatMap(item -> item.anchors().stream()).toList());
        return new Sequence(properties(start), style(start), items);
    }

    /// What is in a flow collection has no comment behind its bracket.
    private void close(CollectionStartEvent start, List<Span> inside) {
        Event end = events.remove();
        if (start.isFlow()) {
            inside.forEach(anchor -> limits.putIfAbsent(anchor.start(), offset(end.getEndMark())));
        }
    }

    /// Whether `?` stands before a key.
    private boolean isExplicit(Span key) {
        String before = text.substring(source.lineStart(key.line()), key.start());
        return before.stripTrailing().endsWith("?");
    }

    private static Style style(CollectionStartEvent start) {
        return start.isFlow() ? Style.FLOW : Style.BLOCK;
    }

    private String properties(Event event) {
        Matcher properties = PROPERTIES.matcher(text);
        properties.region(offset(event.getStartMark()), text.length());
        return properties.lookingAt() ? oneLine(properties.group()) : "";
    }

    private static String oneLine(String properties) {
        return properties.isBlank() ? "" : properties.strip().replaceAll("\\s+", " ") + " ";
    }

    private YamlNode scalar(ScalarEvent event) {
        Span span = span(event);
        scalars.add(span);
        Matcher matcher = PROPERTIES.matcher(span.text());
        String properties = matcher.lookingAt() ? matcher.group() : "";
        String raw = span.text().substring(properties.length());
        return switch (event.getScalarStyle()) {
            case LITERAL, FOLDED ->
                    block(oneLine(properties), raw, span.start() + properties.length());
            case PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE ->
                    new Text(oneLine(properties), flowLines(raw));
        };
    }

    /// Blanks at the begin of a line are none of the content; those at the end may be escaped.
    private static List<String> flowLines(String raw) {
        List<String> lines = new ArrayList<>();
        for (String line : LINE_END.split(raw, -1)) {
            String begun = lines.isEmpty() ? line : line.stripLeading();
            lines.add(raw.startsWith("\"") ? begun : begun.stripTrailing());
        }
        return lines;
    }

    private YamlNode block(String properties, String raw, int start) {
        List<String> lines = new ArrayList<>(List.of(LINE_END.split(raw, -1)));
        String first = lines.removeFirst();
        Matcher header = BLOCK_HEADER.matcher(first);
        isBeyond |= !header.lookingAt() || lines.isEmpty();
        if (isBeyond) {
            return Text.of("");
        }
        int comment = first.indexOf('#');
        if (comment >= 0) {
            headerComments.add(source.span(start + comment, start + first.length()));
        }
        String sign = header.group();
        String digit = sign.replaceAll("[^0-9]", "");
        int indent =
                lines.stream()
                        .filter(line -> !line.isBlank())
                        .mapToInt(line -> line.length() - line.stripLeading().length())
                        .findFirst()
                        .orElse(0);
        // With a digit, the first line may stand in further than the block; without one, an empty
        // line may.
        isBeyond |=
                !digit.isEmpty()
                        || lines.stream()
                                .anyMatch(line -> line.isBlank() && line.length() > indent);
        List<String> content = new ArrayList<>();
        for (String line : lines) {
            int margin = Math.min(indent, line.length() - line.stripLeading().length());
            content.add(line.substring(margin));
        }
        // What follows the last line end is no line.
        content.removeLast();
        while (!sign.contains("+") && !content.isEmpty() && content.getLast().isBlank()) {
            content.removeLast();
        }
        return new Block(properties, sign, STEP, content);
    }

    private Span start(Event event) {
        int offset = offset(event.getStartMark());
        return source.span(offset, Math.min(offset + 1, text.length()));
    }

    private Span span(Event event) {
        int start = offset(event.getStartMark());
        int end = offset(event.getEndMark());
        boolean isBlock =
                event instanceof ScalarEvent scalar
                        && switch (scalar.getScalarStyle()) {
                            case LITERAL, FOLDED -> true;
                            case PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE -> false;
                        };
        while (!isBlock && end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return source.span(start, end);
    }

    private int offset(Mark mark) {
        return onlyBasicPlane ? mark.getIndex() : text.offsetByCodePoints(0, mark.getIndex());
    }

    /// What begins with `#` outside of scalars, anchors and tags.
    private List<Span> comments() {
        List<Span> comments = new ArrayList<>(headerComments);
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            while (next < scalars.size() && scalars.get(next).end() <= i) {
                next++;
            }
            if (next < scalars.size() && scalars.get(next).start() <= i) {
                i = scalars.get(next).end() - 1;
                continue;
            }
            if (text.charAt(i) == '#' && (i == 0 || mayPrecedeComment(text.charAt(i - 1)))) {
                int end = endOfLine(i);
                comments.add(source.span(i, end));
                i = end - 1;
            }
        }
        comments.sort((one, other) -> Integer.compare(one.start(), other.start()));
        return comments;
    }

    /// Brackets, commas, colons and quotes end what is before them as blanks do.
    private static boolean mayPrecedeComment(char c) {
        return Character.isWhitespace(c) || "[]{},:?\"'".indexOf(c) >= 0;
    }

    private int endOfLine(int offset) {
        int line = source.lineOf(offset);
        int end = source.lineStart(line) + source.line(line).length();
        Matcher rare = RARE_LINE_END.matcher(text).region(offset, end);
        return rare.find() ? rare.start() : end;
    }
}
