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

    /// The names of the predicates whose events an expression combines, in order, repeated as
    /// written; none if it is about rows.
    static List<Name> inputs(PredicateExpression expression) {
        return expression.isAboutRows() ? List.of() : names(expression).toList();
    }

    /// All names in an expression, in order, repeated as written.
    static Stream<Name> names(PredicateExpression expression) {
        return expression instanceof PredicateExpression.Reference(Name name)
                ? Stream.of(name)
                : operands(expression).stream().flatMap(ExpressionResolver::names);
    }

    /// The expression with the ids of its inputs. Names without an id and conditions on rows have
    /// been reported; they hold nowhere.
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
            case PredicateExpression.Not not ->
                    new EventExpression.Not(resolve(not.operand(), ids));
            case PredicateExpression.ColumnTest _, PredicateExpression.Where _ ->
                    new EventExpression.Or(List.of());
        };
    }

    /// Reports what the mode cannot read, and conditions on rows in an expression of events.
    static void checkForm(PredicateDeclaration.Derived derived, AnalysisScope scope) {
        if (scope.isAces() && !isFlat(derived)) {
            String message =
                    "`"
                            + derived.text().text()
                            + "` is not one `and(...)` or `or(...)` of two names or more";
            String help =
                    derived.expression().isAboutRows()
                            ? "use `semantics: standard`"
                            : "declare the inner expression as a predicate, or use"
                                    + " `semantics: standard`";
            scope.reject(DiagnosticCode.T019, derived.expression().span(), message, help);
        } else if (!derived.expression().isAboutRows()) {
            checkHasNoRows(derived.expression(), scope);
        }
    }

    private static void checkHasNoRows(PredicateExpression expression, AnalysisScope scope) {
        switch (expression) {
            case PredicateExpression.ColumnTest test -> {
                String message = "a condition on a column is about rows, not events";
                String help = "refine the rows of a predicate: `PREDICATE where CONDITION`";
                scope.reject(DiagnosticCode.T040, test.span(), message, help);
            }
            case PredicateExpression.Where where -> {
                String message = "`where` is about rows and cannot be part of a larger expression";
                String help = "declare this part as a predicate of its own, and use its name";
                scope.reject(DiagnosticCode.T040, where.span(), message, help);
            }
            case PredicateExpression.Reference _,
                    PredicateExpression.And _,
                    PredicateExpression.Or _,
                    PredicateExpression.Not _ ->
                    operands(expression).forEach(operand -> checkHasNoRows(operand, scope));
        }
    }

    /// Reports names of static predicates below `not`: they hold for every subject that is left.
    static void checkNegations(
            PredicateExpression expression, DeclaredPredicates declared, AnalysisScope scope) {
        if (expression instanceof PredicateExpression.Not) {
            names(expression).forEach(name -> checkIsNotStatic(name, declared, scope));
            return;
        }
        operands(expression).forEach(operand -> checkNegations(operand, declared, scope));
    }

    private static void checkIsNotStatic(
            Name name, DeclaredPredicates declared, AnalysisScope scope) {
        PredicateDeclaration declaration = declared.find(name.text());
        if (declaration != null && declared.isStatic(declaration)) {
            String message =
                    "static predicate `" + name.text() + "` holds for every subject of the cohort";
            String help = "declare the opposite as a static predicate, and use that";
            scope.reject(DiagnosticCode.T044, name.span(), message, help);
        }
    }

    private static boolean isFlat(PredicateDeclaration.Derived derived) {
        String text = derived.text().text();
        boolean bare =
                (text.startsWith("and(") || text.startsWith("or("))
                        && text.indexOf(')') == text.length() - 1;
        List<PredicateExpression> operands = operands(derived.expression());
        return bare
                && operands.size() >= 2
                && operands.stream().allMatch(PredicateExpression.Reference.class::isInstance);
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
