package dev.headwater.engine.check;

import dev.headwater.grammar.ast.PredicateExpression;
import java.util.List;
import java.util.stream.Stream;

/// The parts of expressions as written.
final class Operands {
    private Operands() {}

    /// The operands of `and` and `or`; a name has none.
    static List<PredicateExpression> of(PredicateExpression expression) {
        return switch (expression) {
            case PredicateExpression.Reference _ -> List.of();
            case PredicateExpression.And and -> and.operands();
            case PredicateExpression.Or or -> or.operands();
        };
    }

    /// The expression and all below it.
    static Stream<PredicateExpression> within(PredicateExpression expression) {
        return Stream.concat(
                Stream.of(expression), of(expression).stream().flatMap(Operands::within));
    }

    /// The names among the operands of `expression`.
    static List<PredicateExpression.Reference> names(PredicateExpression expression) {
        return of(expression).stream()
                .filter(PredicateExpression.Reference.class::isInstance)
                .map(PredicateExpression.Reference.class::cast)
                .toList();
    }
}
