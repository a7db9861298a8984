package dev.headwater.engine.explain;

import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Task;

/// Constraints in words, such as `no death` or `at least 5 _ANY_EVENT`.
final class ConstraintText {
    private ConstraintText() {}

    static String of(CountConstraint constraint, Task task) {
        String name = task.predicates().get(constraint.predicate()).name();
        return range(constraint.min(), constraint.max()) + " " + name;
    }

    private static String range(long min, long max) {
        // Counts below 0 occur in direct data only; 0 as a minimum is as good as none.
        boolean isOpenBelow = min <= 0;
        if (max == Long.MAX_VALUE) {
            return isOpenBelow ? "any number of" : "at least " + min;
        }
        if (max == 0 && isOpenBelow) {
            return "no";
        }
        if (min == max) {
            return "exactly " + min;
        }
        return isOpenBelow ? "at most " + max : min + " to " + max;
    }
}
