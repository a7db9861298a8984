package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.FormulaParser.FormulaContext;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Reads the `expr` of a derived predicate.
final class FormulaReader {
    private static final GrammarRule<FormulaParser, FormulaContext> FORMULA =
            new GrammarRule<>(FormulaLexer::new, FormulaParser::new, FormulaParser::formula);
    private static final Pattern WORD_AT_END =
            Pattern.compile("(\\w+)\\s*$", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int NESTING_LIMIT = 200;
    private static final String HELP =
            "write `and(a, b)` or `or(a, b)`; the operands are names of predicates";

    private final Diagnostics diagnostics;

    FormulaReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// The expression, or null after an error was reported.
    @Nullable PredicateExpression read(YamlScalar expr) {
        String text = expr.text();
        if (text.isBlank()) {
            error("an expression is missing", expr.span(), "", HELP);
            return null;
        }
        if (text.chars().filter(c -> c == '(').count() > NESTING_LIMIT) {
            error("too many parentheses", expr.span(), "more than " + NESTING_LIMIT, HELP);
            return null;
        }
        FormulaContext tree = FORMULA.parse(text, token -> malformed(expr, token));
        return tree == null ? null : new AstBuilder(expr.origin()).expression(tree.expression());
    }

    private void malformed(YamlScalar expr, Token token) {
        String text = expr.text();
        String message = "malformed expression " + expr.origin().quoted();
        int offset = text.offsetByCodePoints(0, token.getStartIndex());
        Matcher operator = WORD_AT_END.matcher(text.substring(0, offset));
        if (!token.getText().equals("(") || !operator.find()) {
            Span span = new AstBuilder(expr.origin()).span(token);
            String label = token.getType() == Token.EOF ? "not complete" : "not expected here";
            error(message, span, label, HELP);
            return;
        }
        String lower = operator.group(1).toLowerCase(Locale.ROOT);
        boolean wrongCase = lower.equals("and") || lower.equals("or");
        String help = wrongCase ? "write operators in lower case: `" + lower + "(`" : HELP;
        Span span = expr.origin().span(operator.start(1), operator.end(1));
        Diagnostic error = mistake(message, span, "not an operator", help);
        diagnostics.add(wrongCase ? error.withFix(Edit.safe(span, lower)) : error);
    }

    private void error(String message, Span span, String label, String help) {
        diagnostics.add(mistake(message, span, label, help));
    }

    private static Diagnostic mistake(String message, Span span, String label, String help) {
        return Diagnostic.error(DiagnosticCode.S011, message, span, label).withHelp(help);
    }
}
