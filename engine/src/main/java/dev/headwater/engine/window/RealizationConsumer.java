package dev.headwater.engine.window;

/// Takes the realizations of one subject after the other.
public interface RealizationConsumer {
    /// The triggers of `block` that are in the cohort, at least one. The block is refilled
    /// afterwards.
    void accept(Realizations block);

    /// An all-null row for the subject whose last block was handed over, or that had none (quirk
    /// Q21; only in `aces-0.7.3`).
    void acceptNullRow(long subjectId);
}
