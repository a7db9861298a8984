package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateExpression.ColumnTest;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.FormulaParser.AnyOfContext;
import dev.headwater.grammar.syntax.FormulaParser.BoundContext;
import dev.headwater.grammar.syntax.FormulaParser.ColumnContext;
import dev.headwater.grammar.syntax.FormulaParser.ColumnFirstContext;
import dev.headwater.grammar.syntax.FormulaParser.DescendantsOfContext;
import dev.headwater.grammar.syntax.FormulaParser.EqualContext;
import dev.headwater.grammar.syntax.FormulaParser.LimitContext;
import dev.headwater.grammar.syntax.FormulaParser.LimitFirstContext;
import dev.headwater.grammar.syntax.FormulaParser.LiteralContext;
import dev.headwater.grammar.syntax.FormulaParser.MatcherContext;
import dev.headwater.grammar.syntax.FormulaParser.NumberContext;
import dev.headwater.grammar.syntax.FormulaParser.RegexContext;
import dev.headwater.grammar.syntax.FormulaParser.SameContext;
import dev.headwater.grammar.syntax.FormulaParser.TestContext;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/// The ANTLR tree of a condition on a column -> AST, with spans in the file. What the grammar lets
/// pass but makes no sense is reported.
final class ColumnTestBuilder {
    private final AstBuilder spans;
    private final Diagnostics diagnostics;

    ColumnTestBuilder(AstBuilder spans, Diagnostics diagnostics) {
        this.spans = spans;
        this.diagnostics = diagnostics;
    }

    ColumnTest test(TestContext tree) {
        Span span = spans.span(tree);
        if (tree instanceof ColumnFirstContext columnFirst) {
            return new ColumnTest(
                    column(columnFirst.column()), matcher(columnFirst.matcher(), span), span);
        }
        var limitFirst = (LimitFirstContext) tree;
        return new ColumnTest(column(limitFirst.column()), between(limitFirst, span), span);
    }

    private ColumnMatcher matcher(MatcherContext tree, Span test) {
        return switch (tree) {
            case RegexContext regex -> regex(regex.STRING(), test);
            case EqualContext equal -> new ColumnMatcher.Equal(scalar(equal.literal()));
            case SameContext same -> new ColumnMatcher.Equal(string(same.STRING()));
            case AnyOfContext anyOf -> {
                List<Scalar> values = anyOf.literal().stream().map(this::scalar).toList();
                yield new ColumnMatcher.AnyOf(values, test);
            }
            case DescendantsOfContext below -> {
                List<Scalar> ancestors = below.STRING().stream().map(this::string).toList();
                yield new ColumnMatcher.DescendantsOf(ancestors, test);
            }
            default -> {
                var bound = (BoundContext) tree;
                ValueBound limit = bound(bound.limit(), bound.ORDER());
                yield isRising(bound.ORDER())
                        ? new ColumnMatcher.Range(null, limit, test)
                        : new ColumnMatcher.Range(limit, null, test);
            }
        };
    }

    private ColumnMatcher regex(TerminalNode string, Span test) {
        Scalar pattern = string(string);
        if (pattern.text().isEmpty()) {
            mistake("a regex must not be empty", pattern.span(), "");
        }
        return new ColumnMatcher.Regex(pattern, test);
    }

    /// `3 <= value < 5` or `5 > value >= 3`, or only the first half.
    private ColumnMatcher between(LimitFirstContext tree, Span test) {
        boolean rises = isRising(tree.ORDER(0));
        ValueBound first = bound(tree.limit(0), tree.ORDER(0));
        ValueBound second = tree.limit().size() == 2 ? bound(tree.limit(1), tree.ORDER(1)) : null;
        if (second != null && rises != isRising(tree.ORDER(1))) {
            mistake(
                    "both bounds are on the same side",
                    test,
                    "write `3 <= value < 5`, with signs that point the same way");
        }
        return rises
                ? new ColumnMatcher.Range(first, second, test)
                : new ColumnMatcher.Range(second, first, test);
    }

    private ValueBound bound(LimitContext limit, TerminalNode order) {
        String inclusive = order.getText().endsWith("=") ? "true" : "false";
        Span span = spans.span(order.getSymbol());
        Scalar value = limit.number() == null ? string(limit.STRING()) : scalar(limit.number());
        return new ValueBound(value, new Scalar(inclusive, Scalar.Kind.BOOLEAN, span));
    }

    /// Whether what stands on the left is the smaller one.
    private static boolean isRising(TerminalNode order) {
        return order.getText().startsWith("<");
    }

    private Name column(ColumnContext tree) {
        return new Name(tree.getText(), spans.span(tree));
    }

    private Scalar scalar(LiteralContext tree) {
        if (tree.number() != null) {
            return scalar(tree.number());
        }
        if (tree.STRING() != null) {
            return string(tree.STRING());
        }
        boolean isNull = tree.getText().equals("null");
        return new Scalar(
                tree.getText(), isNull ? Scalar.Kind.NULL : Scalar.Kind.BOOLEAN, spans.span(tree));
    }

    private Scalar string(TerminalNode token) {
        Span span = spans.span(token.getSymbol());
        return new Scalar(unquoted(token.getSymbol()), Scalar.Kind.STRING, span);
    }

    private Scalar scalar(NumberContext tree) {
        String text = tree.getText();
        boolean isInteger = text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
        return new Scalar(
                text, isInteger ? Scalar.Kind.INTEGER : Scalar.Kind.FLOAT, spans.span(tree));
    }

    private static String unquoted(Token string) {
        String text = string.getText();
        String quote = text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }

    private void mistake(String message, Span span, String help) {
        Diagnostic error = Diagnostic.error(DiagnosticCode.S011, message, span, "");
        diagnostics.add(help.isEmpty() ? error : error.withHelp(help));
    }
}
