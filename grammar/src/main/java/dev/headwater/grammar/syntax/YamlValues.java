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
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// SnakeYAML nodes -> [YamlValue]: merges merge keys; reports duplicate keys, keys that are no
/// scalars, and values inside themselves.
final class YamlValues {
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
        YamlValue value =
                switch (node) {
                    case ScalarNode scalar -> scalar(scalar);
                    case SequenceNode sequence -> sequence(sequence);
                    case MappingNode mapping -> mapping(mapping);
                    default ->
                            throw new IllegalStateException(
                                    "a new kind of node: " + node.getNodeId());
                };
        done.put(node, value);
        return value;
    }

    private YamlScalar scalar(ScalarNode node) {
        ScalarOrigin origin = places.origin(node);
        return new YamlScalar(
                new Scalar(node.getValue(), kind(node), places.span(node)), origin, node.isPlain());
    }

    private Scalar.Kind kind(ScalarNode node) {
        Tag tag = node.getTag();
        if (tag.equals(Tag.STR) || tag.equals(Tag.MERGE) || tag.getValue().equals("!")) {
            return Scalar.Kind.STRING;
        }
        if (tag.equals(Tag.NULL)) {
            return Scalar.Kind.NULL;
        }
        if (tag.equals(Tag.BOOL)) {
            return Scalar.Kind.BOOLEAN;
        }
        if (tag.equals(Tag.INT)) {
            return Scalar.Kind.INTEGER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return Scalar.Kind.FLOAT;
        }
        error(
                DiagnosticCode.S001,
                "the tag `" + tag.getValue() + "` has no meaning here",
                places.span(node));
        return Scalar.Kind.STRING;
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
        List<Entry> own = new ArrayList<>();
        List<Entry> merged = new ArrayList<>();
        Map<String, Entry> byKey = new HashMap<>();
        int end = places.contentStart(node);
        for (NodeTuple tuple : node.getValue()) {
            if (!(valueOf(tuple.getKeyNode()) instanceof YamlScalar key)) {
                error(
                        DiagnosticCode.S005,
                        "a key must be a text",
                        places.start(tuple.getKeyNode()));
                continue;
            }
            Entry entry = entry(key, tuple.getValueNode());
            end = Math.max(end, entry.span().end());
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merge(entry, merged);
                continue;
            }
            Entry first = byKey.putIfAbsent(key.value().kind() + key.value().text(), entry);
            if (first == null || CountRangeReader.isRestOfSplitRange(entry)) {
                own.add(entry);
            } else {
                diagnostics.add(
                        Diagnostic.error(
                                        DiagnosticCode.S002,
                                        "duplicate key `" + key.value().text() + "`",
                                        key.span(),
                                        "declared again here")
                                .withSecondary(first.key().span(), "first declared here"));
            }
        }
        merged.removeIf(entry -> !isFirst(entry, byKey));
        merged.addAll(own);
        return new YamlMapping(merged, places.collection(node, end));
    }

    private Entry entry(YamlScalar key, Node valueNode) {
        YamlValue value = valueOf(valueNode);
        boolean missing =
                value instanceof YamlScalar scalar
                        && scalar.isPlain()
                        && scalar.value().text().isEmpty();
        Span span = key.span();
        boolean behindAlias = value.span().start() < span.end();
        return new Entry(key, value, missing, behindAlias ? span : places.join(span, value.span()));
    }

    private void merge(Entry entry, List<Entry> merged) {
        switch (entry.value()) {
            case YamlMapping mapping -> merged.addAll(mapping.entries());
            case YamlSequence sequence ->
                    sequence.items().forEach(item -> merge(itemOf(entry, item), merged));
            case YamlScalar scalar ->
                    error(DiagnosticCode.S005, "only a mapping can be merged", scalar.span());
        }
    }

    private static Entry itemOf(Entry entry, YamlValue item) {
        return new Entry(entry.key(), item, false, entry.span());
    }

    private static boolean isFirst(Entry entry, Map<String, Entry> byKey) {
        return byKey.putIfAbsent(entry.key().value().kind() + entry.key().value().text(), entry)
                == null;
    }

    private void error(DiagnosticCode code, String message, Span span) {
        diagnostics.add(Diagnostic.error(code, message, span, ""));
    }
}
