package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.FormulaParser.FormulaContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Reads the `expr` of a predicate.
final class FormulaReader {
    private static final GrammarRule<FormulaParser, FormulaContext> FORMULA =
            new GrammarRule<>(FormulaLexer::new, FormulaParser::new, FormulaParser::formula);
    private static final Pattern WORD_AT_END =
            Pattern.compile("(\\w+)\\s*$", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern OPERATOR_AT_END = Pattern.compile("[=~(,]\\s*$");

    /// A text where a predicate may stand, which could still become a bound.
    private static final Pattern TEXT_AT_END =
            Pattern.compile("(?:^|[(,]|\\b(?:and|or|not|where)\\b)\\s*(\"[^\"]*\"|'[^']*')\\s*$");

    private static final int NESTING_LIMIT = 200;
    private static final String HELP =
            "join names of predicates by `and`, `or` and `not`, or refine the rows of one:"
                    + " `lab where value < 13`";

    private final Diagnostics diagnostics;

    FormulaReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// The expression, or null after an error was reported. `whole` is the text with its quotes.
    @Nullable PredicateExpression read(ScalarOrigin expr, Span whole) {
        if (expr.text().isBlank()) {
            error("an expression is missing", whole, "", HELP);
            return null;
        }
        if (depth(expr.text()) > NESTING_LIMIT) {
            error("too many parentheses", whole, "more than " + NESTING_LIMIT + " deep", HELP);
            return null;
        }
        FormulaContext tree = FORMULA.parse(expr.text(), token -> malformed(expr, token));
        if (tree == null) {
            return null;
        }
        var mistakes = new Diagnostics();
        PredicateExpression expression =
                new ExpressionBuilder(expr, mistakes).expression(tree.expression());
        diagnostics.addAll(mistakes.all());
        return mistakes.hasErrors() ? null : expression;
    }

    /// How deep parentheses nest; those in quotes count as well.
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(' -> deepest = Math.max(deepest, ++depth);
                case ')' -> depth--;
                default -> {}
            }
        }
        return deepest;
    }

    private void malformed(ScalarOrigin expr, Token token) {
        String message = "malformed expression " + expr.quoted();
        int offset = expr.text().offsetByCodePoints(0, token.getStartIndex());
        String before = expr.text().substring(0, offset);
        Matcher wordBefore = WORD_AT_END.matcher(before);
        if (token.getText().equals("(") && wordBefore.find()) {
            Span span = expr.span(wordBefore.start(1), wordBefore.end(1));
            String word = wordBefore.group(1);
            Diagnostic error = mistake(message, span, "not an operator", help(word));
            String lower = word.toLowerCase(Locale.ROOT);
            boolean wrongCase = List.of("and", "or", "not").contains(lower);
            diagnostics.add(wrongCase ? error.withFix(Edit.safe(span, lower)) : error);
            return;
        }
        Matcher textBefore = TEXT_AT_END.matcher(before);
        if (textBefore.find()) {
            Span span = expr.span(textBefore.start(1), textBefore.end(1));
            error(message, span, "not expected here", help(token, before));
            return;
        }
        String label = token.getType() == Token.EOF ? "not complete" : "not expected here";
        error(message, new AstBuilder(expr).span(token), label, help(token, before));
    }

    private static String help(Token token, String before) {
        if (token.getType() == Token.EOF && count(before, '(') > count(before, ')')) {
            return "close the parenthesis; within `{ }` an expression with a comma needs quotes";
        }
        boolean isText = token.getType() == FormulaLexer.WORD;
        return isText && OPERATOR_AT_END.matcher(before).find()
                ? "write a text in quotes"
                : help(token.getText());
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /// What to do about a word or sign that does not fit.
    private static String help(String unexpected) {
        String lower = unexpected.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "and", "or", "not", "where", "in" ->
                    lower.equals(unexpected)
                            ? HELP
                            : "write operators in lower case: `" + lower + "`";
            case "!" -> "write `not unit = \"mg\"` for what differs";
            case "=" -> "write `unit = \"mg\"`, `unit in (\"mg\", \"g\")` or `3 <= value < 5`";
            case "\"", "'" -> "close the quote; write a quote in quotes twice";
            default -> HELP;
        };
    }

    private void error(String message, Span span, String label, String help) {
        diagnostics.add(mistake(message, span, label, help));
    }

    private static Diagnostic mistake(String message, Span span, String label, String help) {
        return Diagnostic.error(DiagnosticCode.S011, message, span, label).withHelp(help);
    }
}
