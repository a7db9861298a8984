package dev.headwater.tests.properties;

import dev.headwater.tests.reference.EventFormula;
import dev.headwater.tests.reference.ReferencePredicate.Bound;
import dev.headwater.tests.reference.ReferencePredicate.Code;
import dev.headwater.tests.reference.ReferencePredicate.Unit;
import dev.headwater.tests.reference.RowFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Draws formulas over predicates' names.
record RandomFormula(Choices choices, List<String> names) {
    private static final int DEPTH = 3;
    private static final List<Code> CODES =
            List.of(
                    new Code.Literal("A"),
                    new Code.AnyOf(List.of("B", "LAB//x")),
                    new Code.Regex("^LAB|^B"));
    private static final List<Unit> UNITS =
            List.of(
                    new Unit.Equal("mg"),
                    new Unit.AnyOf(List.of("mg", "kg")),
                    new Unit.AnyOf(List.of("kg")),
                    new Unit.Regex("^k"));
    private static final List<Double> LOW = List.of(-1.0, 0.0, 0.1, 1.0);
    private static final List<Double> HIGH = List.of(1.5, 5.0, 7.0);

    /// A formula about rows: `rows where condition`, or conditions on columns alone.
    RowFormula refinement() {
        return choices.chance(1, 5)
                ? columns(DEPTH)
                : new RowFormula.Where(rows(DEPTH - 1), rows(DEPTH));
    }

    /// @param negatable the names that may stand below `not`
    EventFormula ofEvents(List<String> negatable) {
        return ofEvents(DEPTH, names, negatable);
    }

    private EventFormula ofEvents(int depth, List<String> usable, List<String> negatable) {
        Supplier<EventFormula> operand = () -> ofEvents(depth - 1, usable, negatable);
        return switch (depth == 0 ? 0 : choices.below(6)) {
            case 0, 1 -> new EventFormula.Name(choices.oneOf(usable));
            case 2, 3 -> new EventFormula.And(some(operand));
            case 4 -> new EventFormula.Or(some(operand));
            default -> new EventFormula.Not(ofEvents(depth - 1, negatable, negatable));
        };
    }

    private RowFormula rows(int depth) {
        Supplier<RowFormula> operand = () -> rows(depth - 1);
        return switch (depth == 0 ? choices.below(2) : choices.below(9)) {
            case 0 -> new RowFormula.Name(choices.oneOf(names));
            case 1, 2, 3 -> column();
            case 4, 5 -> new RowFormula.And(some(operand));
            case 6 -> new RowFormula.Or(some(operand));
            case 7 -> new RowFormula.Not(operand.get());
            default -> new RowFormula.Where(operand.get(), operand.get());
        };
    }

    private RowFormula columns(int depth) {
        Supplier<RowFormula> operand = () -> columns(depth - 1);
        return switch (depth == 0 ? 0 : choices.below(6)) {
            case 0, 1, 2 -> column();
            case 3 -> new RowFormula.And(some(operand));
            case 4 -> new RowFormula.Or(some(operand));
            default -> new RowFormula.Not(operand.get());
        };
    }

    private RowFormula column() {
        return switch (choices.below(6)) {
            case 0 -> new RowFormula.CodeTest(choices.oneOf(CODES));
            case 1, 2 -> new RowFormula.UnitTest(choices.oneOf(UNITS));
            case 3 -> new RowFormula.ValueTest(bound(LOW), null);
            case 4 -> new RowFormula.ValueTest(null, bound(HIGH));
            default -> new RowFormula.ValueTest(bound(LOW), bound(HIGH));
        };
    }

    private Bound bound(List<Double> literals) {
        return new Bound(choices.oneOf(literals), choices.chance(1, 2));
    }

    private <F> List<F> some(Supplier<F> operand) {
        List<F> operands = new ArrayList<>();
        for (int i = choices.below(3); i >= 0; i--) {
            operands.add(operand.get());
        }
        return operands;
    }
}
