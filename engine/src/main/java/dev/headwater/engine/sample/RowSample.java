package dev.headwater.engine.sample;

import java.util.function.LongPredicate;

/// How a pass over the data samples: by `sampling`, and only rows whose hash within the cohort
/// passes `limit`, which is asked from several threads.
public record RowSample(Sampling sampling, LongPredicate limit) {
    /// All rows.
    public static final RowSample ALL = new RowSample(Sampling.NONE, _ -> true);

    /// Takes the rows that may be among those of the smallest hashes, by what is known of these so
    /// far.
    public static RowSample choosing(Sampling sampling, SmallestHashes hashes) {
        return new RowSample(sampling, hashes::takes);
    }

    /// Takes the rows up to a hash.
    public static RowSample upTo(Sampling sampling, long lastHash) {
        return new RowSample(sampling, hash -> hash <= lastHash);
    }
}
