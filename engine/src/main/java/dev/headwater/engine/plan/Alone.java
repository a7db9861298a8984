package dev.headwater.engine.plan;

/// What one stage would do if no constraint were checked but its own: of the triggers `before`, for
/// which everything it needs exists, those `after` are left.
///
/// - A static predicate: all triggers.
/// - Finding a window: the triggers for which the time exists that it is measured from.
/// - A constraint: the triggers for which its window exists.
///
/// In the latter two, only of subjects that the static predicates admit.
public record Alone(Tally before, Tally after) {
    public Tally removed() {
        return before.minus(after);
    }

    Alone plus(Alone other) {
        return new Alone(before.plus(other.before), after.plus(other.after));
    }
}
