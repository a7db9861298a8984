package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.FormulaParser.ConditionContext;
import dev.headwater.grammar.syntax.FormulaParser.ConjunctionContext;
import dev.headwater.grammar.syntax.FormulaParser.DisjunctionContext;
import dev.headwater.grammar.syntax.FormulaParser.ExpressionContext;
import dev.headwater.grammar.syntax.FormulaParser.NegationContext;
import dev.headwater.grammar.syntax.FormulaParser.OperandContext;
import dev.headwater.grammar.syntax.FormulaParser.ParenthesisedContext;
import dev.headwater.grammar.syntax.FormulaParser.PrefixContext;
import dev.headwater.grammar.syntax.FormulaParser.PrimaryContext;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/// The ANTLR tree of an `expr` -> expression, with spans in the file. What the grammar lets pass
/// but makes no sense is reported.
final class ExpressionBuilder {
    private final AstBuilder spans;
    private final Diagnostics diagnostics;

    ExpressionBuilder(ScalarOrigin origin, Diagnostics diagnostics) {
        this.spans = new AstBuilder(origin);
        this.diagnostics = diagnostics;
    }

    PredicateExpression expression(ExpressionContext tree) {
        PredicateExpression first = expression(tree.disjunction(0));
        if (tree.disjunction().size() == 1) {
            return first;
        }
        if (!isPrimary(tree.disjunction(0))) {
            Span span = spans.span(tree.disjunction(0));
            diagnostics.add(
                    Diagnostic.error(
                                    DiagnosticCode.S011,
                                    "it is not clear what `where` belongs to",
                                    span,
                                    "put this, or the part that is meant, in parentheses")
                            .withHelp("write `(a or b) where value < 13`"));
        }
        PredicateExpression condition = expression(tree.disjunction(1));
        return new PredicateExpression.Where(first, condition, spans.span(tree));
    }

    private PredicateExpression expression(DisjunctionContext tree) {
        return tree.conjunction().size() == 1
                ? expression(tree.conjunction(0))
                : new PredicateExpression.Or(
                        tree.conjunction().stream().map(this::expression).toList(),
                        spans.span(tree));
    }

    private PredicateExpression expression(ConjunctionContext tree) {
        return tree.negation().size() == 1
                ? expression(tree.negation(0))
                : new PredicateExpression.And(
                        tree.negation().stream().map(this::expression).toList(), spans.span(tree));
    }

    private PredicateExpression expression(NegationContext tree) {
        PredicateExpression operand = expression(tree.primary());
        return tree.getChildCount() == 1
                ? operand
                : new PredicateExpression.Not(operand, spans.span(tree));
    }

    private PredicateExpression expression(PrimaryContext tree) {
        return switch (tree) {
            case ParenthesisedContext parenthesised -> expression(parenthesised.expression());
            case PrefixContext prefix -> expression(prefix);
            case ConditionContext condition ->
                    new ColumnTestBuilder(spans, diagnostics).test(condition.test());
            default -> reference(tree);
        };
    }

    private PredicateExpression expression(PrefixContext tree) {
        List<PredicateExpression> operands = tree.operand().stream().map(this::operand).toList();
        return tree.operator.getText().equals("and")
                ? new PredicateExpression.And(operands, spans.span(tree))
                : new PredicateExpression.Or(operands, spans.span(tree));
    }

    private PredicateExpression operand(OperandContext tree) {
        return tree.keyword() == null ? expression(tree.expression()) : reference(tree);
    }

    private PredicateExpression reference(ParserRuleContext tree) {
        return new PredicateExpression.Reference(new Name(tree.getText(), spans.span(tree)));
    }

    /// Whether nothing but parentheses or an operator before parentheses joins the parts.
    private static boolean isPrimary(DisjunctionContext tree) {
        return tree.conjunction().size() == 1
                && tree.conjunction(0).negation().size() == 1
                && tree.conjunction(0).negation(0).getChildCount() == 1;
    }
}
