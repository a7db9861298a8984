package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.BoundaryStep.Direction;
import dev.headwater.grammar.ast.Duration;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.BoundaryParser.BoundaryContext;
import dev.headwater.grammar.syntax.BoundaryParser.OffsetContext;
import dev.headwater.grammar.syntax.BoundaryParser.StepContext;
import dev.headwater.grammar.syntax.BoundaryParser.ToEventContext;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Reads the `start` or `end` of a window.
final class BoundaryReader {
    private static final GrammarRule<BoundaryParser, BoundaryContext> BOUNDARY =
            new GrammarRule<>(BoundaryLexer::new, BoundaryParser::new, BoundaryParser::boundary);
    private static final String HELP =
            "a boundary is `trigger`, `start`, `end` or `WINDOW.end`, then perhaps"
                    + " `+ 24h`, `- 7d`, `-> PREDICATE` or `<- PREDICATE`";

    private final Diagnostics diagnostics;

    BoundaryReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// `value` is null when the key is absent; the boundary then points at `window`.
    BoundaryDeclaration read(@Nullable YamlValue value, String key, Name window) {
        if (value == null) {
            return new BoundaryDeclaration.Omitted(window.span());
        }
        if (value.isNull()) {
            return new BoundaryDeclaration.RecordEdge(value.span());
        }
        if (!(value instanceof YamlScalar scalar) || !scalar.isString()) {
            String message = "`" + key + "` must be a boundary, not " + value.description();
            diagnostics.add(
                    Diagnostic.error(DiagnosticCode.S005, message, value.span(), "")
                            .withHelp(HELP));
            return new BoundaryDeclaration.Unreadable(value.span());
        }
        return read(scalar);
    }

    private BoundaryDeclaration read(YamlScalar scalar) {
        var builder = new AstBuilder(scalar.origin());
        BoundaryContext tree = BOUNDARY.parse(scalar.text(), token -> malformed(scalar, token));
        if (tree == null) {
            return new BoundaryDeclaration.Unreadable(scalar.span());
        }
        BoundaryReference reference = builder.reference(tree.reference());
        if (tree.step() == null) {
            return new BoundaryDeclaration.Expression(reference, null, scalar.span());
        }
        BoundaryStep step = step(tree.step(), builder);
        return step == null
                ? new BoundaryDeclaration.Unreadable(scalar.span())
                : new BoundaryDeclaration.Expression(reference, step, scalar.span());
    }

    private @Nullable BoundaryStep step(StepContext tree, AstBuilder builder) {
        return tree instanceof ToEventContext toEvent
                ? toEvent(toEvent, builder)
                : offset((OffsetContext) tree, builder);
    }

    private @Nullable BoundaryStep toEvent(ToEventContext tree, AstBuilder builder) {
        Direction direction =
                tree.arrow.getType() == BoundaryParser.NEXT ? Direction.NEXT : Direction.PREVIOUS;
        Span span = builder.span(tree);
        if (tree.predicate != null) {
            return new BoundaryStep.ToEvent(builder.name(tree.predicate), direction, span);
        }
        if (direction == Direction.NEXT) {
            return new BoundaryStep.ToEvent(new Name("", span), direction, span);
        }
        error(DiagnosticCode.S007, "a predicate is missing", span, "nothing follows");
        return null;
    }

    private @Nullable BoundaryStep offset(OffsetContext tree, AstBuilder builder) {
        boolean backwards = tree.sign.getType() == BoundaryParser.MINUS;
        Span span = builder.span(tree);
        if (tree.duration().getChildCount() == 0) {
            if (!backwards) {
                return new BoundaryStep.Offset(new Duration(0, 0), span);
            }
            error(DiagnosticCode.S008, "a duration is missing", span, "nothing follows");
            return null;
        }
        ScalarOrigin written = builder.from(tree.duration().getStart());
        Duration length = new DurationReader(diagnostics).read(written);
        return length == null
                ? null
                : new BoundaryStep.Offset(backwards ? length.negated() : length, span);
    }

    private void malformed(YamlScalar scalar, Token token) {
        Span span = new AstBuilder(scalar.origin()).span(token);
        String label =
                switch (token.getText()) {
                    case "->", "<-", "+", "-" ->
                            token.getTokenIndex() == 0
                                    ? "a reference must come first"
                                    : "only one step is allowed";
                    case "." -> "`.start` or `.end` must follow a window's name";
                    case "<EOF>" -> "a reference is missing";
                    default -> "not expected here";
                };
        error(DiagnosticCode.S007, "malformed boundary " + scalar.origin().quoted(), span, label);
    }

    private void error(DiagnosticCode code, String message, Span span, String label) {
        diagnostics.add(Diagnostic.error(code, message, span, label).withHelp(HELP));
    }
}
