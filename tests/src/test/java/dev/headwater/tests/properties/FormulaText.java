package dev.headwater.tests.properties;

import dev.headwater.tests.reference.EventFormula;
import dev.headwater.tests.reference.ReferencePredicate.Bound;
import dev.headwater.tests.reference.ReferencePredicate.Code;
import dev.headwater.tests.reference.ReferencePredicate.Unit;
import dev.headwater.tests.reference.RowFormula;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes formulas in one of the ways that mean the same: operators between or before the operands,
/// bounds on one side or on both.
record FormulaText(Choices choices) {

    /// The way of es-aces, for an `and` or `or` of names.
    static String flat(EventFormula formula) {
        String operator = formula instanceof EventFormula.And ? "and" : "or";
        return operator + formula.names().collect(Collectors.joining(", ", "(", ")"));
    }

    String of(EventFormula formula) {
        return switch (formula) {
            case EventFormula.Name(String name) -> name;
            case EventFormula.And(List<EventFormula> operands) ->
                    joined("and", operands.stream().map(this::of).toList());
            case EventFormula.Or(List<EventFormula> operands) ->
                    joined("or", operands.stream().map(this::of).toList());
            case EventFormula.Not(EventFormula operand) -> "not (" + of(operand) + ")";
        };
    }

    String of(RowFormula formula) {
        return switch (formula) {
            case RowFormula.Name(String name) -> name;
            case RowFormula.CodeTest(Code code) -> code(code);
            case RowFormula.UnitTest(Unit unit) -> unit(unit);
            case RowFormula.ValueTest(Bound min, Bound max) -> value(min, max);
            case RowFormula.And(List<RowFormula> operands) ->
                    joined("and", operands.stream().map(this::of).toList());
            case RowFormula.Or(List<RowFormula> operands) ->
                    joined("or", operands.stream().map(this::of).toList());
            case RowFormula.Not(RowFormula operand) -> "not (" + of(operand) + ")";
            case RowFormula.Where(RowFormula rows, RowFormula condition) ->
                    "(" + of(rows) + ") where (" + of(condition) + ")";
        };
    }

    private String joined(String operator, List<String> operands) {
        if (choices.chance(1, 3)) {
            return operator + "(" + String.join(", ", operands) + ")";
        }
        return operands.stream()
                .map(operand -> "(" + operand + ")")
                .collect(Collectors.joining(" " + operator + " "));
    }

    private static String code(Code code) {
        return switch (code) {
            case Code.Literal(String literal) -> "code = " + quoted(literal);
            case Code.AnyOf(List<String> codes) -> "code in " + list(codes);
            case Code.Regex(String pattern) -> "code ~ " + quoted(pattern);
        };
    }

    private static String unit(Unit unit) {
        return switch (unit) {
            case Unit.Equal(String text) -> "unit = " + quoted(text);
            case Unit.AnyOf(List<String> units) -> "unit in " + list(units);
            case Unit.Regex(String pattern) -> "unit ~ " + quoted(pattern);
        };
    }

    private String value(@Nullable Bound min, @Nullable Bound max) {
        if (min == null) {
            return max == null ? "" : "value " + below(max) + max.literal();
        }
        if (max == null) {
            return choices.chance(1, 2)
                    ? min.literal() + " " + below(min) + "value"
                    : "value " + (min.inclusive() ? ">= " : "> ") + min.literal();
        }
        return min.literal() + " " + below(min) + "value " + below(max) + max.literal();
    }

    private static String below(Bound bound) {
        return bound.inclusive() ? "<= " : "< ";
    }

    private static String list(List<String> texts) {
        return texts.stream().map(FormulaText::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
