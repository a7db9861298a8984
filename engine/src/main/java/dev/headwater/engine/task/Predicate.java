package dev.headwater.engine.task;

import dev.headwater.predicates.ir.RowPredicate;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A predicate of a [Task]. Its id is its position in [Task#predicates].
public sealed interface Predicate extends Serializable {
    String name();

    /// A static predicate filters subjects by their static row and is no column of the events.
    boolean isStatic();

    /// Counts the matching rows of an event; may have been written as an expression of rows. `row`
    /// is null only for [InputFormat#DIRECT], where the counts come with the data.
    record Plain(String name, @Nullable RowPredicate row, boolean isStatic) implements Predicate {}

    /// 1 where the expression holds at an event, else 0. Inputs have smaller ids.
    record Derived(String name, EventExpression expression, boolean isStatic)
            implements Predicate {}

    /// `_ANY_EVENT`, `_RECORD_START` or `_RECORD_END`: 1 at every, the first, the last event of the
    /// subject.
    record Special(Kind kind) implements Predicate {
        @Override
        public String name() {
            return kind.predicateName();
        }

        @Override
        public boolean isStatic() {
            return false;
        }

        public enum Kind {
            ANY_EVENT("_ANY_EVENT"),
            RECORD_START("_RECORD_START"),
            RECORD_END("_RECORD_END");

            private final String predicateName;

            Kind(String predicateName) {
                this.predicateName = predicateName;
            }

            /// The special predicate of this name, or null.
            public static @Nullable Kind named(String name) {
                return Arrays.stream(values())
                        .filter(kind -> kind.predicateName.equals(name))
                        .findFirst()
                        .orElse(null);
            }

            public String predicateName() {
                return predicateName;
            }
        }
    }
}
