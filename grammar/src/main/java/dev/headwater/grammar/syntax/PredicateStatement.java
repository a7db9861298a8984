package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.CohortParser.DefinitionContext;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// The tree of a `predicate` or `demographic` statement -> AST.
///
/// A code with conditions is a plain predicate wherever YAML has one; anything else is an
/// expression.
final class PredicateStatement {
    private final ScalarOrigin statement;
    private final Diagnostics diagnostics;

    PredicateStatement(ScalarOrigin statement, Diagnostics diagnostics) {
        this.statement = statement;
        this.diagnostics = diagnostics;
    }

    /// The declaration; unreadable after a mistake, which is reported here.
    ///
    /// @param isStatic the word `static`, or null
    PredicateDeclaration read(
            Name name, @Nullable Token isStatic, DefinitionContext tree, boolean isDemographic) {
        if (tree.PLACEHOLDER() != null) {
            return new PredicateDeclaration.Placeholder(name, statement.span());
        }
        Span span = new AstBuilder(statement).span(tree);
        int offset = statement.span().start();
        ScalarOrigin formula = statement.part(span.start() - offset, span.end() - offset);
        PredicateExpression expression = new FormulaReader(diagnostics).read(formula, span);
        if (expression == null) {
            return new PredicateDeclaration.Unreadable(name, List.of(), statement.span());
        }
        Scalar flag = isStatic == null ? null : flag(isStatic);
        PredicateDeclaration plain =
                PlainForm.of(name, expression, flag, isDemographic, statement.span());
        return plain == null
                ? new PredicateDeclaration.Derived(
                        name, text(expression, formula, span), expression, flag, statement.span())
                : plain;
    }

    private Scalar flag(Token isStatic) {
        return new Scalar("true", Scalar.Kind.BOOLEAN, new AstBuilder(statement).span(isStatic));
    }

    /// The `expr` as YAML would have it. `a or b` becomes `or(a, b)`, which both semantics modes
    /// read.
    private static Scalar text(PredicateExpression expression, ScalarOrigin formula, Span span) {
        String text =
                switch (expression) {
                    case PredicateExpression.And and when areNames(and.operands()) ->
                            call("and", and.operands());
                    case PredicateExpression.Or or when areNames(or.operands()) ->
                            call("or", or.operands());
                    case PredicateExpression.And _,
                            PredicateExpression.Or _,
                            PredicateExpression.Not _,
                            PredicateExpression.Where _,
                            PredicateExpression.ColumnTest _,
                            PredicateExpression.Reference _ ->
                            formula.text();
                };
        return new Scalar(text, Scalar.Kind.STRING, span);
    }

    private static boolean areNames(List<PredicateExpression> operands) {
        return operands.stream().allMatch(PredicateExpression.Reference.class::isInstance);
    }

    private static String call(String operator, List<PredicateExpression> names) {
        return names.stream()
                .map(name -> name.span().text())
                .collect(Collectors.joining(", ", operator + "(", ")"));
    }
}
