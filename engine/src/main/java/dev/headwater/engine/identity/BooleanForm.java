package dev.headwater.engine.identity;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// A boolean expression whose text does not depend on the order, the repetition or the grouping of
/// operands. Expressions of rows and of events become one.
sealed interface BooleanForm {
    /// What every row matches.
    BooleanForm ALWAYS = new All(List.of());

    /// What no row matches.
    BooleanForm NEVER = new Any(List.of());

    /// `text` in the canonical form.
    String text();

    /// A condition that has no parts.
    record Atom(String text) implements BooleanForm {}

    record Not(BooleanForm operand) implements BooleanForm {
        @Override
        public String text() {
            return "not(" + operand.text() + ")";
        }
    }

    /// The operands, sorted by text and different, are none of this kind.
    record All(List<BooleanForm> operands) implements BooleanForm {
        @Override
        public String text() {
            return operands.isEmpty() ? "always" : join("and", operands);
        }
    }

    /// The operands, sorted by text and different, are none of this kind.
    record Any(List<BooleanForm> operands) implements BooleanForm {
        @Override
        public String text() {
            return operands.isEmpty() ? "never" : join("or", operands);
        }
    }

    static BooleanForm not(BooleanForm operand) {
        return operand instanceof Not(BooleanForm inner) ? inner : new Not(operand);
    }

    static BooleanForm all(Collection<BooleanForm> operands) {
        List<BooleanForm> flat =
                distinct(
                        operands.stream()
                                .flatMap(operand ->
                                        operand instanceof All(List<BooleanForm> inner)
                                                ? inner.stream()
                                                : Stream.of(operand)));
        return flat.size() == 1 ? flat.getFirst() : new All(flat);
    }

    static BooleanForm any(Collection<BooleanForm> operands) {
        List<BooleanForm> flat =
                distinct(
                        operands.stream()
                                .flatMap(operand ->
                                        operand instanceof Any(List<BooleanForm> inner)
                                                ? inner.stream()
                                                : Stream.of(operand)));
        return flat.size() == 1 ? flat.getFirst() : new Any(flat);
    }

    private static List<BooleanForm> distinct(Stream<BooleanForm> operands) {
        record Texted(String text, BooleanForm form) {}
        return operands.distinct()
                .map(form -> new Texted(form.text(), form))
                .sorted((one, other) -> one.text.compareTo(other.text))
                .map(Texted::form)
                .toList();
    }

    private static String join(String operator, List<BooleanForm> operands) {
        return operator
                + "("
                + String.join(", ", operands.stream().map(BooleanForm::text).toList())
                + ")";
    }
}
