package dev.headwater.engine.check;

import dev.headwater.engine.task.Predicate;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.Set;

/// `and(lab, low)` where `low` is a range of values of no code: it holds when any value at that
/// time is low, not only the one of the lab.
final class RangeInAndRule implements Rule {
    private static final Set<String> ANYTHING =
            Set.of(".", ".*", ".+", "^", "$", "^.", "^.*", "^.+", "^.*$", "^.+$", "(.*)", "^(.*)$");

    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        for (PredicateDeclaration declaration : task.used()) {
            if (declaration instanceof PredicateDeclaration.Derived derived) {
                Operands.within(derived.expression())
                        .filter(PredicateExpression.And.class::isInstance)
                        .forEach(and -> check(task, and, findings));
            }
        }
    }

    private static void check(CheckedTask task, PredicateExpression and, Diagnostics findings) {
        for (PredicateExpression.Reference operand : Operands.names(and)) {
            String name = operand.predicate().text();
            if (task.predicate(name) instanceof Predicate.Plain(_, RowPredicate row, _)
                    && row != null
                    && row.range() != null
                    && hasNoCode(row.code())) {
                String message = "`" + name + "` limits the values of any code at that time";
                String label =
                        row.code() instanceof CodeMatcher.Nothing
                                ? "matches no row at all"
                                : "not of the other operand";
                findings.add(
                        Diagnostic.warning(DiagnosticCode.C030, message, operand.span(), label)
                                .withHelp(
                                        "put the condition on the row itself: `expr: \""
                                                + partner(and, operand)
                                                + " where "
                                                + condition(row.range())
                                                + "\"`"));
            }
        }
    }

    private static boolean hasNoCode(CodeMatcher code) {
        return switch (code) {
            case CodeMatcher.Nothing _, CodeMatcher.Every _ -> true;
            case CodeMatcher.Regex(String pattern) -> ANYTHING.contains(pattern);
            case CodeMatcher.Literal _,
                    CodeMatcher.AnyOf _,
                    CodeMatcher.DescendantsOf _,
                    CodeMatcher.Either _ ->
                    false;
        };
    }

    private static String partner(PredicateExpression and, PredicateExpression.Reference range) {
        return Operands.names(and).stream()
                .filter(operand -> !operand.equals(range))
                .map(operand -> operand.predicate().text())
                .findFirst()
                .orElse("PREDICATE");
    }

    private static String condition(ValueRange range) {
        String min =
                range.min() == null
                        ? ""
                        : "value " + (range.minInclusive() ? ">= " : "> ") + number(range.min());
        String max =
                range.max() == null
                        ? ""
                        : "value " + (range.maxInclusive() ? "<= " : "< ") + number(range.max());
        return min.isEmpty() || max.isEmpty() ? min + max : min + " and " + max;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
