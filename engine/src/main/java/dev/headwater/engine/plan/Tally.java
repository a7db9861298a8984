package dev.headwater.engine.plan;

/// A number of triggers, and of the distinct subjects that they belong to.
///
/// Subjects are counted shard by shard, in one of which MEDS keeps each of them.
public record Tally(long triggers, long subjects) {
    public static final Tally NONE = new Tally(0, 0);

    public Tally plus(Tally other) {
        return new Tally(triggers + other.triggers, subjects + other.subjects);
    }

    /// What was taken away if `other` is left. A subject is taken away with its last trigger.
    public Tally minus(Tally other) {
        return new Tally(triggers - other.triggers, subjects - other.subjects);
    }
}
