package dev.headwater.tests.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A predicate of a [ReferenceTask].
public sealed interface ReferencePredicate {
    String name();

    boolean isStatic();

    /// Counts rows.
    sealed interface OfRows extends ReferencePredicate {
        /// A demographic is static too.
        boolean demographic();
    }

    /// A condition on rows. `unit` = what the column `unit` must be like; null = anything.
    record Plain(
            String name,
            Code code,
            @Nullable Bound min,
            @Nullable Bound max,
            @Nullable Unit unit,
            boolean isStatic,
            boolean demographic)
            implements OfRows {

        boolean matches(DataRow row, boolean nanAboveAll) {
            return code.matches(row.code())
                    && (min == null || min.admitsAbove(row.value(), nanAboveAll))
                    && (max == null || max.admitsBelow(row.value()))
                    && (unit == null || unit.matches(row.unit()));
        }
    }

    /// An expression of rows.
    record Refined(String name, RowFormula formula, boolean isStatic) implements OfRows {
        @Override
        public boolean demographic() {
            return false;
        }
    }

    /// An expression of events.
    record Derived(String name, EventFormula formula, boolean isStatic)
            implements ReferencePredicate {
        List<String> inputs() {
            return formula.names().toList();
        }
    }

    /// What the column `unit` must be like; never null.
    sealed interface Unit {
        record Equal(String unit) implements Unit {}

        record AnyOf(List<String> units) implements Unit {}

        record Regex(String pattern) implements Unit {}

        default boolean matches(@Nullable String unit) {
            return unit != null
                    && switch (this) {
                        case Equal equal -> equal.unit.equals(unit);
                        case AnyOf any -> any.units.contains(unit);
                        case Regex regex ->
                                java.util.regex.Pattern.compile(regex.pattern).matcher(unit).find();
                    };
        }
    }

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
