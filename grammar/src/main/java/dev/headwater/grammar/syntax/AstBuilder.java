package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.Side;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.BoundaryParser.ReferenceContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// ANTLR trees of one scalar -> AST, with spans in the file.
final class AstBuilder {
    private final ScalarOrigin origin;

    AstBuilder(ScalarOrigin origin) {
        this.origin = origin;
    }

    BoundaryReference reference(ReferenceContext tree) {
        Span span = span(tree);
        if (tree.ENDPOINT() != null) {
            return endpoint(tree.ENDPOINT().getSymbol(), span);
        }
        return switch (tree.getText()) {
            case "start" -> new BoundaryReference.OwnEndpoint(Side.START, span);
            case "end" -> new BoundaryReference.OwnEndpoint(Side.END, span);
            case "trigger" -> new BoundaryReference.Trigger(span);
            default -> new BoundaryReference.Word(new Name(tree.getText(), span));
        };
    }

    private BoundaryReference endpoint(Token token, Span span) {
        String window = token.getText().substring(0, token.getText().indexOf('.'));
        Side side = token.getText().endsWith(".start") ? Side.START : Side.END;
        int first = token.getStartIndex();
        Span windowSpan =
                origin.codePointSpan(first, first + window.codePointCount(0, window.length()));
        return new BoundaryReference.WindowEndpoint(new Name(window, windowSpan), side, span);
    }

    Name name(Token token) {
        return new Name(token.getText(), span(token));
    }

    /// Where a token stands; the end of the text has no width.
    Span span(Token token) {
        return origin.codePointSpan(
                token.getStartIndex(), Math.max(token.getStartIndex(), token.getStopIndex() + 1));
    }

    Span span(ParserRuleContext tree) {
        return origin.codePointSpan(
                tree.getStart().getStartIndex(), tree.getStop().getStopIndex() + 1);
    }

    /// The content from `first` up to the end.
    ScalarOrigin from(Token first) {
        String text = origin.text();
        return origin.part(text.offsetByCodePoints(0, first.getStartIndex()), text.length());
    }
}
