package dev.headwater.tests.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A predicate of a [ReferenceTask].
public sealed interface ReferencePredicate {
    String name();

    boolean isStatic();

    /// A condition on rows. A demographic is static too. `unit` = the required value of the column
    /// `unit`; null = any.
    record Plain(
            String name,
            Code code,
            @Nullable Bound min,
            @Nullable Bound max,
            @Nullable String unit,
            boolean isStatic,
            boolean demographic)
            implements ReferencePredicate {

        boolean matches(DataRow row, boolean nanAboveAll) {
            return code.matches(row.code())
                    && (min == null || min.admitsAbove(row.value(), nanAboveAll))
                    && (max == null || max.admitsBelow(row.value()))
                    && (unit == null || unit.equals(row.unit()));
        }
    }

    /// All (`and`) or any (`or`) of the inputs hold at an event.
    record Derived(String name, boolean and, List<String> inputs, boolean isStatic)
            implements ReferencePredicate {}

    /// Which codes match. `pattern` is a java.util.regex pattern within the common part of all
    /// regex dialects.
    sealed interface Code {
        record Literal(String code) implements Code {}

        record AnyOf(List<String> codes) implements Code {}

        record Regex(String pattern) implements Code {}

        default boolean matches(@Nullable String code) {
            if (code == null) {
                return false;
            }
            return switch (this) {
                case Literal literal -> literal.code.equals(code);
                case AnyOf any -> any.codes.contains(code);
                case Regex regex ->
                        java.util.regex.Pattern.compile(regex.pattern).matcher(code).find();
            };
        }
    }

    /// A bound on the value; the literal is rounded to float like the column.
    record Bound(double literal, boolean inclusive) {

        boolean admitsAbove(@Nullable Float value, boolean nanAboveAll) {
            if (value == null || value.isNaN()) {
                return value != null && nanAboveAll;
            }
            return value > (float) literal || (value == (float) literal && inclusive);
        }

        boolean admitsBelow(@Nullable Float value) {
            return value != null
                    && (value < (float) literal || (value == (float) literal && inclusive));
        }
    }
}
