package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.PredicateExpression.And;
import dev.headwater.grammar.ast.PredicateExpression.ColumnTest;
import dev.headwater.grammar.ast.PredicateExpression.Not;
import dev.headwater.grammar.ast.PredicateExpression.Or;
import dev.headwater.grammar.ast.PredicateExpression.Reference;
import dev.headwater.grammar.ast.PredicateExpression.Where;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Expressions with no more parentheses than needed to read them as the same tree. They are the
/// same in both forms.
final class ExpressionText {
    /// Names only among the commas of `and(...)` or `or(...)`.
    private static final Set<String> KEYWORDS =
            Set.of("and", "or", "not", "where", "in", "true", "false", "null");

    private final MatcherText matchers;

    /// What may stand at a place without parentheses, the loosest first.
    private enum Binding {
        WHERE,
        OR,
        AND,
        NOT,
        PRIMARY
    }

    ExpressionText(NoOtherForm mistakes) {
        this.matchers = new MatcherText(mistakes);
    }

    String of(PredicateExpression expression) {
        return print(expression, Binding.WHERE);
    }

    /// Conditions joined by `and`, as they stand behind `where`.
    String condition(PredicateExpression expression) {
        return print(expression, Binding.OR);
    }

    private String print(PredicateExpression expression, Binding loosest) {
        return switch (expression) {
            case Reference reference -> reference.predicate().text();
            case ColumnTest test -> matchers.of(test.column(), test.matcher());
            case And and when isInfix(and.operands()) ->
                    parenthesised(join(" and ", and.operands(), Binding.NOT), Binding.AND, loosest);
            case Or or when isInfix(or.operands()) ->
                    parenthesised(join(" or ", or.operands(), Binding.AND), Binding.OR, loosest);
            case And and -> "and(" + join(", ", and.operands(), Binding.WHERE) + ")";
            case Or or -> "or(" + join(", ", or.operands(), Binding.WHERE) + ")";
            case Not not ->
                    parenthesised(
                            "not " + print(not.operand(), Binding.PRIMARY), Binding.NOT, loosest);
            case Where where ->
                    parenthesised(
                            print(where.rows(), Binding.PRIMARY)
                                    + " where "
                                    + print(where.condition(), Binding.OR),
                            Binding.WHERE,
                            loosest);
        };
    }

    private String join(String separator, List<PredicateExpression> operands, Binding loosest) {
        return operands.stream()
                .map(operand -> print(operand, loosest))
                .collect(Collectors.joining(separator));
    }

    private static String parenthesised(String text, Binding own, Binding loosest) {
        return own.compareTo(loosest) < 0 ? "(" + text + ")" : text;
    }

    private static boolean isInfix(List<PredicateExpression> operands) {
        return operands.size() > 1
                && operands.stream()
                        .noneMatch(operand ->
                                operand instanceof Reference(var name)
                                        && KEYWORDS.contains(name.text()));
    }

    /// Whether `column` can stand in a condition.
    static boolean isColumn(String column) {
        return !KEYWORDS.contains(column);
    }
}
