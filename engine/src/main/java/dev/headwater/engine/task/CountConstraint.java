package dev.headwater.engine.task;

import java.io.Serializable;

/// The number of matches of `predicate` in the window lies in `min .. max`, both included;
/// `Long.MIN_VALUE` / `Long.MAX_VALUE` = unbounded.
public record CountConstraint(int predicate, long min, long max) implements Serializable {
    public CountConstraint {
        if (min > max) {
            throw new IllegalArgumentException("min " + min + " > max " + max);
        }
    }

    public boolean admits(long count) {
        return count >= min && count <= max;
    }
}
