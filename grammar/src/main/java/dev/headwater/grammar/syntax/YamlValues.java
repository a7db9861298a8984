package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.YamlValue.Entry;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import dev.headwater.grammar.syntax.YamlValue.YamlSequence;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// SnakeYAML nodes -> [YamlValue]: merges merge keys; reports duplicate keys, keys that are no
/// scalars, and values inside themselves.
final class YamlValues {
    private static final CoreSchemaResolver SCHEMA = new CoreSchemaResolver();
    private static final Map<Tag, Scalar.Kind> KINDS =
            Map.of(
                    Tag.NULL, Scalar.Kind.NULL,
                    Tag.BOOL, Scalar.Kind.BOOLEAN,
                    Tag.INT, Scalar.Kind.INTEGER,
                    Tag.FLOAT, Scalar.Kind.FLOAT);

    private final YamlPlaces places;
    private final Diagnostics diagnostics;
    private final IdentityHashMap<Node, @Nullable YamlValue> done = new IdentityHashMap<>();

    YamlValues(SourceFile source, Diagnostics diagnostics) {
        this.places = new YamlPlaces(source);
        this.diagnostics = diagnostics;
    }

    YamlValue valueOf(Node node) {
        YamlValue known = done.get(node);
        if (known != null) {
            return known;
        }
        if (done.containsKey(node)) {
            error(DiagnosticCode.S001, "a value contains itself", places.start(node));
            return new YamlSequence(List.of(), places.start(node));
        }
        done.put(node, null);
        YamlValue value = converted(node);
        done.put(node, value);
        return value;
    }

    private YamlValue converted(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        return node instanceof SequenceNode sequence
                ? sequence(sequence)
                : mapping((MappingNode) node);
    }

    private YamlScalar scalar(ScalarNode node) {
        var value = new Scalar(node.getValue(), kind(node), places.span(node));
        return new YamlScalar(value, places.origin(node), node.isPlain());
    }

    private Scalar.Kind kind(ScalarNode node) {
        Tag tag = node.getTag();
        if (tag.equals(Tag.STR) || tag.equals(Tag.MERGE) || tag.getValue().equals("!")) {
            return Scalar.Kind.STRING;
        }
        Scalar.Kind kind = KINDS.get(tag);
        if (kind != null && kind.equals(written(node, kind))) {
            return kind;
        }
        String message =
                kind == null
                        ? "the tag `" + tag.getValue() + "` has no meaning here"
                        : "the value does not fit its tag";
        error(DiagnosticCode.S001, message, places.span(node));
        return Scalar.Kind.STRING;
    }

    /// What the content is without a tag; an integer will do where a decimal number is wanted.
    private static Scalar.@Nullable Kind written(ScalarNode node, Scalar.Kind wanted) {
        Tag tag = SCHEMA.resolve(NodeId.scalar, node.getValue(), true);
        boolean isNumber = wanted == Scalar.Kind.FLOAT && tag.equals(Tag.INT);
        return isNumber ? wanted : KINDS.get(tag);
    }

    private YamlSequence sequence(SequenceNode node) {
        List<YamlValue> items = new ArrayList<>();
        int end = places.contentStart(node);
        for (Node item : node.getValue()) {
            YamlValue value = valueOf(item);
            items.add(value);
            end = Math.max(end, value.span().end());
        }
        return new YamlSequence(items, places.collection(node, end));
    }

    private YamlMapping mapping(MappingNode node) {
        SequencedMap<String, Entry> own = new LinkedHashMap<>();
        SequencedMap<String, Entry> merged = new LinkedHashMap<>();
        int end = places.contentStart(node);
        for (NodeTuple tuple : node.getValue()) {
            Node keyNode = tuple.getKeyNode();
            if (!(valueOf(keyNode) instanceof YamlScalar key)) {
                error(DiagnosticCode.S005, "a key must be a text", places.start(keyNode));
                continue;
            }
            Entry entry = entry(key, tuple.getValueNode());
            end = Math.max(end, entry.span().end());
            if (keyNode.getTag().equals(Tag.MERGE)) {
                merge(entry.value(), merged);
            } else {
                add(entry, own);
            }
        }
        merged.keySet().removeAll(own.keySet());
        List<Entry> entries = new ArrayList<>(merged.values());
        entries.addAll(own.values());
        return new YamlMapping(entries, places.collection(node, end));
    }

    private void add(Entry entry, Map<String, Entry> entries) {
        // The rest of a split count range is no key at all, and the same one may come again.
        boolean isRest = CountRangeReader.isRestOfSplitRange(entry);
        String identity = isRest ? "rest " + entry.key().span() : identity(entry.key());
        Entry first = entries.putIfAbsent(identity, entry);
        if (first != null) {
            String message = "duplicate key `" + entry.key().text() + "`";
            Span again = entry.key().span();
            diagnostics.add(
                    Diagnostic.error(DiagnosticCode.S002, message, again, "declared again here")
                            .withSecondary(first.key().span(), "first declared here"));
        }
    }

    /// `1` and `'1'` are different keys.
    private static String identity(YamlScalar key) {
        return key.value().kind() + " " + key.text();
    }

    private void merge(YamlValue value, Map<String, Entry> entries) {
        switch (value) {
            case YamlMapping mapping ->
                    mapping.entries().forEach(e -> entries.putIfAbsent(identity(e.key()), e));
            case YamlSequence sequence -> sequence.items().forEach(item -> merge(item, entries));
            case YamlScalar scalar ->
                    error(DiagnosticCode.S005, "only a mapping can be merged", scalar.span());
        }
    }

    private Entry entry(YamlScalar key, Node valueNode) {
        YamlValue value = valueOf(valueNode);
        boolean isMissing =
                value instanceof YamlScalar scalar && scalar.isPlain() && scalar.text().isEmpty();
        Span span = key.span();
        boolean isBehindAlias = value.span().start() < span.end();
        Span whole = isBehindAlias ? span : places.join(span, value.span());
        return new Entry(key, value, isMissing, whole);
    }

    private void error(DiagnosticCode code, String message, Span span) {
        diagnostics.add(Diagnostic.error(code, message, span, ""));
    }
}
