package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.BoundaryStep.Direction;
import dev.headwater.grammar.ast.ConstraintDeclaration;
import dev.headwater.grammar.ast.Duration;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.Side;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.CohortParser.AtLeastContext;
import dev.headwater.grammar.syntax.CohortParser.AtMostContext;
import dev.headwater.grammar.syntax.CohortParser.BetweenContext;
import dev.headwater.grammar.syntax.CohortParser.BoundaryContext;
import dev.headwater.grammar.syntax.CohortParser.ClauseContext;
import dev.headwater.grammar.syntax.CohortParser.CountContext;
import dev.headwater.grammar.syntax.CohortParser.ExactlyContext;
import dev.headwater.grammar.syntax.CohortParser.IndexContext;
import dev.headwater.grammar.syntax.CohortParser.IntegerContext;
import dev.headwater.grammar.syntax.CohortParser.LabelContext;
import dev.headwater.grammar.syntax.CohortParser.MeasuredContext;
import dev.headwater.grammar.syntax.CohortParser.NextContext;
import dev.headwater.grammar.syntax.CohortParser.NoneContext;
import dev.headwater.grammar.syntax.CohortParser.PreviousContext;
import dev.headwater.grammar.syntax.CohortParser.RecordEdgeContext;
import dev.headwater.grammar.syntax.CohortParser.ReferenceContext;
import dev.headwater.grammar.syntax.CohortParser.RequireContext;
import dev.headwater.grammar.syntax.CohortParser.WindowContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// The tree of a `window` statement -> AST.
final class WindowStatement {
    private final ScalarOrigin statement;
    private final Diagnostics diagnostics;
    private final CohortTrees trees;
    private final SaidOnce said;

    private final List<ConstraintDeclaration> has = new ArrayList<>();
    private @Nullable Scalar label;
    private @Nullable Scalar indexTimestamp;

    WindowStatement(ScalarOrigin statement, Diagnostics diagnostics) {
        this.statement = statement;
        this.diagnostics = diagnostics;
        this.trees = new CohortTrees(statement, diagnostics);
        this.said = new SaidOnce(diagnostics);
    }

    WindowDeclaration read(WindowContext tree) {
        var interval = tree.interval();
        BoundaryDeclaration start = boundary(interval.from, Side.START);
        BoundaryDeclaration end = boundary(interval.to, Side.END);
        tree.clause().forEach(this::readClause);
        return new WindowDeclaration(
                trees.name(tree.name()),
                start,
                end,
                isInclusive(interval.open, "["),
                isInclusive(interval.close, "]"),
                has,
                label,
                indexTimestamp,
                statement.span());
    }

    private Scalar isInclusive(Token bracket, String inclusive) {
        String value = String.valueOf(bracket.getText().equals(inclusive));
        return new Scalar(value, Scalar.Kind.BOOLEAN, new AstBuilder(statement).span(bracket));
    }

    private BoundaryDeclaration boundary(BoundaryContext tree, Side side) {
        Span span = trees.span(tree);
        return switch (tree) {
            case RecordEdgeContext edge -> recordEdge(edge, side, span);
            case NextContext next ->
                    new BoundaryDeclaration.Expression(
                            reference(next.reference(), side, span),
                            new BoundaryStep.ToEvent(
                                    trees.subject(next.subject()), Direction.NEXT, span),
                            span);
            case PreviousContext previous ->
                    new BoundaryDeclaration.Expression(
                            reference(previous.reference(), side, span),
                            new BoundaryStep.ToEvent(
                                    trees.subject(previous.subject()), Direction.PREVIOUS, span),
                            span);
            case MeasuredContext measured -> measured(measured, span);
            default -> throw new IllegalStateException("unknown alternative of boundary");
        };
    }

    private BoundaryDeclaration recordEdge(RecordEdgeContext tree, Side side, Span span) {
        boolean isOwnEdge = tree.side.getText().equals(side == Side.START ? "start" : "end");
        if (isOwnEdge) {
            return new BoundaryDeclaration.RecordEdge(span);
        }
        String message =
                side == Side.START
                        ? "a window cannot start at the end of the record"
                        : "a window cannot end at the start of the record";
        String edge = side == Side.START ? "start" : "end";
        error(DiagnosticCode.S020, message, span, "write `record " + edge + "`");
        return new BoundaryDeclaration.Unreadable(span);
    }

    /// Without a word about it, an event is looked for from the other endpoint of the window.
    private BoundaryReference reference(@Nullable ReferenceContext tree, Side side, Span span) {
        Side other = side == Side.START ? Side.END : Side.START;
        return tree == null
                ? new BoundaryReference.OwnEndpoint(other, span)
                : trees.reference(tree);
    }

    private BoundaryDeclaration measured(MeasuredContext tree, Span span) {
        BoundaryReference reference = trees.reference(tree.reference());
        if (tree.sign == null) {
            return new BoundaryDeclaration.Expression(reference, null, span);
        }
        Duration duration = new DurationReader(diagnostics).read(part(tree.duration()));
        if (duration == null) {
            return new BoundaryDeclaration.Unreadable(span);
        }
        Duration signed = tree.sign.getText().equals("-") ? duration.negated() : duration;
        Span step = span.source().span(trees.span(tree.reference()).end(), span.end());
        return new BoundaryDeclaration.Expression(
                reference, new BoundaryStep.Offset(signed, step), span);
    }

    private ScalarOrigin part(ParserRuleContext tree) {
        Span span = trees.span(tree);
        int offset = statement.span().start();
        return statement.part(span.start() - offset, span.end() - offset);
    }

    private void readClause(ClauseContext tree) {
        switch (tree) {
            case RequireContext require -> require.count().forEach(this::readCount);
            case LabelContext clause -> {
                if (said.admits("label", trees.span(clause))) {
                    label = scalar(trees.name(clause.name()));
                }
            }
            case IndexContext clause -> {
                if (said.admits("index", trees.span(clause))) {
                    indexTimestamp = scalar(trees.name(clause.name()));
                }
            }
            default -> throw new IllegalStateException("unknown clause");
        }
    }

    private static Scalar scalar(Name name) {
        return new Scalar(name.text(), Scalar.Kind.STRING, name.span());
    }

    private void readCount(CountContext tree) {
        switch (tree) {
            case NoneContext none -> add(trees.subject(none.subject()), null, 0L, tree);
            case AtLeastContext least ->
                    add(trees.subject(least.subject()), number(least.integer()), null, tree);
            case AtMostContext most ->
                    add(trees.subject(most.subject()), null, number(most.integer()), tree);
            case ExactlyContext exactly -> {
                long number = number(exactly.integer());
                add(trees.subject(exactly.subject()), number, number, tree);
            }
            case BetweenContext between ->
                    add(
                            trees.subject(between.subject()),
                            number(between.integer(0)),
                            number(between.integer(1)),
                            tree);
            default -> throw new IllegalStateException("unknown alternative of count");
        }
    }

    private void add(Name predicate, @Nullable Long min, @Nullable Long max, CountContext tree) {
        if (said.admits("require " + predicate.text(), predicate.span())) {
            has.add(new ConstraintDeclaration(predicate, min, max, false, trees.span(tree)));
        }
    }

    /// A number that is not whole is reported, and taken for 0.
    private long number(IntegerContext tree) {
        if (tree.NUMBER().getText().matches("[0-9_]+")) {
            return CountRangeReader.number(tree.getText());
        }
        String message = "`" + tree.getText() + "` is not a whole number";
        error(DiagnosticCode.S010, message, trees.span(tree), "a count is a whole number");
        return 0;
    }

    private void error(DiagnosticCode code, String message, Span span, String help) {
        diagnostics.add(Diagnostic.error(code, message, span, "").withHelp(help));
    }
}
