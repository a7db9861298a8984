package dev.headwater.engine.analysis;

import dev.headwater.engine.task.EventExpression;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Expressions of derived predicates: their inputs, what the mode allows, and their resolved form.
final class ExpressionResolver {
    private ExpressionResolver() {}

    /// The names in an expression, in order, repeated as written.
    static List<Name> inputs(PredicateExpression expression) {
        return names(expression).toList();
    }

    /// The expression with the ids of its inputs. Names without an id have been reported; they are
    /// left out.
    static EventExpression resolve(PredicateExpression expression, Map<String, Integer> ids) {
        return switch (expression) {
            case PredicateExpression.Reference(Name name) -> {
                Integer id = ids.get(name.text());
                yield id == null
                        ? new EventExpression.Or(List.of())
                        : new EventExpression.Holds(id);
            }
            case PredicateExpression.And and ->
                    new EventExpression.And(resolve(and.operands(), ids));
            case PredicateExpression.Or or -> new EventExpression.Or(resolve(or.operands(), ids));
            case PredicateExpression.ColumnTest _,
                    PredicateExpression.Not _,
                    PredicateExpression.Where _ ->
                    throw new IllegalStateException("not read yet");
        };
    }

    /// Reports what only `standard` can read: there, expressions nest and may be a single name.
    static void checkForm(PredicateDeclaration.Derived derived, AnalysisScope scope) {
        if (scope.isAces() && !isFlat(derived)) {
            String message =
                    "`"
                            + derived.text().text()
                            + "` is not one `and(...)` or `or(...)` of two names or more";
            String help =
                    "declare the inner expression as a predicate, or use `semantics: standard`";
            scope.reject(DiagnosticCode.T019, derived.expression().span(), message, help);
        }
    }

    private static boolean isFlat(PredicateDeclaration.Derived derived) {
        String text = derived.text().text();
        boolean bare = (text.startsWith("and(") || text.startsWith("or(")) && text.endsWith(")");
        List<PredicateExpression> operands = operands(derived.expression());
        return bare
                && operands.size() >= 2
                && operands.stream().allMatch(PredicateExpression.Reference.class::isInstance);
    }

    private static Stream<Name> names(PredicateExpression expression) {
        return expression instanceof PredicateExpression.Reference(Name name)
                ? Stream.of(name)
                : operands(expression).stream().flatMap(ExpressionResolver::names);
    }

    private static List<PredicateExpression> operands(PredicateExpression expression) {
        return switch (expression) {
            case PredicateExpression.Reference _ -> List.of();
            case PredicateExpression.And and -> and.operands();
            case PredicateExpression.Or or -> or.operands();
            case PredicateExpression.Not(PredicateExpression operand, _) -> List.of(operand);
            case PredicateExpression.Where(var rows, var condition, _) -> List.of(rows, condition);
            case PredicateExpression.ColumnTest _ -> List.of();
        };
    }

    private static List<EventExpression> resolve(
            List<PredicateExpression> operands, Map<String, Integer> ids) {
        return operands.stream().map(operand -> resolve(operand, ids)).toList();
    }
}
