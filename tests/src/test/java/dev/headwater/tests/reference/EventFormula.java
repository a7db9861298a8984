package dev.headwater.tests.reference;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What holds at an event, in terms of the predicates that hold there.
public sealed interface EventFormula {
    record Name(String name) implements EventFormula {}

    record And(List<EventFormula> operands) implements EventFormula {}

    record Or(List<EventFormula> operands) implements EventFormula {}

    record Not(EventFormula operand) implements EventFormula {}

    /// All, or any, of the names.
    static EventFormula of(boolean and, List<String> names) {
        List<EventFormula> operands = names.stream().<EventFormula>map(Name::new).toList();
        return and ? new And(operands) : new Or(operands);
    }

    default boolean holds(Predicate<String> predicates) {
        return switch (this) {
            case Name(String name) -> predicates.test(name);
            case And(List<EventFormula> operands) ->
                    operands.stream().allMatch(operand -> operand.holds(predicates));
            case Or(List<EventFormula> operands) ->
                    operands.stream().anyMatch(operand -> operand.holds(predicates));
            case Not(EventFormula operand) -> !operand.holds(predicates);
        };
    }

    /// In the order in which they are written.
    default Stream<String> names() {
        return switch (this) {
            case Name(String name) -> Stream.of(name);
            case And(List<EventFormula> operands) -> operands.stream().flatMap(EventFormula::names);
            case Or(List<EventFormula> operands) -> operands.stream().flatMap(EventFormula::names);
            case Not(EventFormula operand) -> operand.names();
        };
    }
}
