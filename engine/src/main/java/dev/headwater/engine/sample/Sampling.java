package dev.headwater.engine.sample;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Which cohort rows a run writes: of each subject those that `perSubject` says, and of these, by
/// chance, `maxRows` at most; null is no limit. Another `seed` is another chance.
public record Sampling(PerSubject perSubject, @Nullable Integer maxRows, long seed)
        implements Serializable {
    /// All rows.
    public static final Sampling NONE = new Sampling(new PerSubject.All(), null, 0);

    /// More than a limit would be of use for, and twice as much is the length of an array.
    public static final int MOST_ROWS = 1_000_000_000;

    public Sampling {
        if (maxRows != null && (maxRows < 1 || maxRows > MOST_ROWS)) {
            throw new IllegalArgumentException("a limit of " + maxRows + " rows");
        }
    }

    long hash(RowHash hash, long subject, long triggerMicros) {
        return hash.of(seed, subject, triggerMicros);
    }

    public boolean takesAll() {
        return perSubject instanceof PerSubject.All && maxRows == null;
    }
}
