package dev.headwater.grammar.syntax;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Where the nodes of a document stand in the file, without their anchors and tags and without the
/// blanks behind them.
final class YamlPlaces {
    private final SourceFile source;
    private final String text;
    private final boolean onlyBasicPlane;

    YamlPlaces(SourceFile source) {
        this.source = source;
        this.text = source.text();
        this.onlyBasicPlane = text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }

    Span span(ScalarNode node) {
        int start = contentStart(node);
        int end = offset(node.getEndMark());
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return source.span(start, end);
    }

    ScalarOrigin origin(ScalarNode node) {
        Span span = span(node);
        return ScalarAligner.align(
                source, node.getValue(), node.getScalarStyle(), span.start(), span.end());
    }

    /// A list or mapping whose last item ends at `lastEnd`; a block has no end of its own.
    Span collection(CollectionNode<?> node, int lastEnd) {
        int end = node.getFlowStyle() == FlowStyle.FLOW ? offset(node.getEndMark()) : lastEnd;
        int start = contentStart(node);
        return source.span(start, Math.max(start, end));
    }

    /// The first character of a node.
    Span start(Node node) {
        int start = contentStart(node);
        return source.span(start, Math.min(start + 1, text.length()));
    }

    Span join(Span first, Span last) {
        return source.span(first.start(), Math.max(first.end(), last.end()));
    }

    /// SnakeYAML counts anchor and tag as part of a node.
    int contentStart(Node node) {
        int at = offset(node.getStartMark());
        int end = offset(node.getEndMark());
        while (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < end && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            at = skipBlanksAndComments(at, end);
        }
        return at;
    }

    private int skipBlanksAndComments(int from, int end) {
        int at = from;
        while (at < end && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            boolean comment = text.charAt(at) == '#';
            at++;
            while (comment && at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
        }
        return at;
    }

    /// Marks count code points.
    private int offset(Mark mark) {
        return onlyBasicPlane ? mark.getIndex() : text.offsetByCodePoints(0, mark.getIndex());
    }
}
