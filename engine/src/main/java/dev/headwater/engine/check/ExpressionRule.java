package dev.headwater.engine.check;

import dev.headwater.engine.task.Predicate;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import java.util.HashMap;
import java.util.Map;

/// `and` and `or` of one operand, of the same operand twice, and `or` of static predicates.
final class ExpressionRule implements Rule {
    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        for (PredicateDeclaration declaration : task.used()) {
            if (declaration instanceof PredicateDeclaration.Derived derived) {
                Operands.within(derived.expression())
                        .forEach(expression -> check(task, expression, findings));
            }
        }
    }

    private static void check(
            CheckedTask task, PredicateExpression expression, Diagnostics findings) {
        boolean combines =
                expression instanceof PredicateExpression.And
                        || expression instanceof PredicateExpression.Or;
        if (combines && Operands.of(expression).size() == 1) {
            String message = "`and` or `or` of a single operand is that operand";
            findings.add(
                    Diagnostic.warning(DiagnosticCode.C050, message, expression.span(), "")
                            .withHelp("name the operand alone, or add the missing one"));
        }
        Map<String, Span> first = new HashMap<>();
        for (PredicateExpression.Reference operand : Operands.names(expression)) {
            Span earlier = first.putIfAbsent(operand.predicate().text(), operand.span());
            if (earlier != null) {
                String message = "operand `" + operand.predicate().text() + "` is given twice";
                findings.add(
                        Diagnostic.warning(DiagnosticCode.C051, message, operand.span(), "again")
                                .withSecondary(earlier, "first given here"));
            }
        }
        if (expression instanceof PredicateExpression.Or) {
            warnOfStatic(task, expression, findings);
        }
    }

    private static void warnOfStatic(
            CheckedTask task, PredicateExpression expression, Diagnostics findings) {
        for (PredicateExpression.Reference operand : Operands.names(expression)) {
            Predicate predicate = task.predicate(operand.predicate().text());
            if (predicate != null && predicate.isStatic()) {
                String message =
                        "`or` does not make the static predicate `"
                                + predicate.name()
                                + "` optional";
                findings.add(
                        Diagnostic.warning(
                                        DiagnosticCode.C053,
                                        message,
                                        operand.span(),
                                        "only subjects that have it stay")
                                .withHelp(
                                        "every static predicate must hold for a subject; for one of"
                                                + " several codes write one predicate with `code: {"
                                                + " any: [X, Y] }`"));
                return;
            }
        }
    }
}
