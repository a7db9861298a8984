package dev.headwater.tests.reference;

import dev.headwater.tests.reference.ReferencePredicate.Bound;
import dev.headwater.tests.reference.ReferencePredicate.Code;
import dev.headwater.tests.reference.ReferencePredicate.Unit;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// What one row must be like.
public sealed interface RowFormula {
    /// As the rows of another predicate.
    record Name(String name) implements RowFormula {}

    record CodeTest(Code code) implements RowFormula {}

    record UnitTest(Unit unit) implements RowFormula {}

    /// Between the bounds, of which at least one is given.
    record ValueTest(@Nullable Bound min, @Nullable Bound max) implements RowFormula {}

    record And(List<RowFormula> operands) implements RowFormula {}

    record Or(List<RowFormula> operands) implements RowFormula {}

    record Not(RowFormula operand) implements RowFormula {}

    record Where(RowFormula rows, RowFormula condition) implements RowFormula {}

    /// @param predicates whether a row is one of those of a predicate
    default boolean matches(DataRow row, BiPredicate<String, DataRow> predicates) {
        return switch (this) {
            case Name(String name) -> predicates.test(name, row);
            case CodeTest(Code code) -> code.matches(row.code());
            case UnitTest(Unit unit) -> unit.matches(row.unit());
            case ValueTest(Bound min, Bound max) ->
                    (min == null || min.admitsAbove(row.value(), false))
                            && (max == null || max.admitsBelow(row.value()));
            case And(List<RowFormula> operands) ->
                    operands.stream().allMatch(operand -> operand.matches(row, predicates));
            case Or(List<RowFormula> operands) ->
                    operands.stream().anyMatch(operand -> operand.matches(row, predicates));
            case Not(RowFormula operand) -> !operand.matches(row, predicates);
            case Where(RowFormula rows, RowFormula condition) ->
                    rows.matches(row, predicates) && condition.matches(row, predicates);
        };
    }
}
